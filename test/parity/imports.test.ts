import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { readImports } from '../../server/src/core/golang/imports.ts'
import { sharedDir } from '../support/shared.ts'

/** One import section, and what go/parser found in it. */
interface RecordedSection {
  readonly name: string
  readonly source_base64: string
  readonly parse_error: boolean
  readonly package: string
  readonly imports: readonly {
    readonly path: string
    readonly raw_base64: string
    readonly name: string | null
    readonly offset: number
    readonly endOffset: number
  }[]
}

function loadSections(): readonly RecordedSection[] {
  const file = sharedDir && path.join(sharedDir, 'parity', 'imports.json')
  return file && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : []
}

function compare(section: RecordedSection): void {
  const result = readImports(new Uint8Array(Buffer.from(section.source_base64, 'base64')), true)
  assert.ok(result, 'a result')
  assert.equal(result.error !== undefined, section.parse_error, result.error?.message ?? 'no error')
  if (section.parse_error) return
  assert.equal(result.packageName, section.package)
  assert.deepEqual(
    result.imports.map(({ path, literal, name, start, end }) => ({ path, literal, name: name ?? null, start, end })),
    section.imports.map(({ path, raw_base64, name, offset, endOffset }) => {
      return { path, literal: Buffer.from(raw_base64, 'base64').toString(), name, start: offset, end: endOffset }
    }),
  )
}

describe('import sections as Go reads them', () => {
  const sections = loadSections()
  if (sections.length === 0) {
    it('agrees with the recorded sections', function () {
      this.skip()
    })
  }
  for (const section of sections) it(section.name, () => compare(section))
})
