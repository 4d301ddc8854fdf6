import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checks } from '../../../server/src/core/findings/finding.ts'
import { check } from '../../support/check-command.ts'
import type { Materializer, ParityCase } from '../../support/parity-cases.ts'

/** A finding as `--format json` gives it, as far as it is compared. */
interface Told {
  readonly code: string
  readonly check: string | null
  readonly key: readonly string[]
  readonly severity: string
  readonly fixes: readonly { readonly safe: boolean }[]
}

/** A workspace on the disk on which case after case is tried. */
export class DiskRun implements Disposable {
  /** Answers of the programs that nobody here gives, by check. */
  readonly leftOut = new Map<string, number>()
  readonly #materializer: Materializer
  readonly #pristine: Map<string, Uint8Array>
  readonly #scratch: string
  readonly #root: string

  constructor(materializer: Materializer) {
    this.#materializer = materializer
    this.#pristine = materializer.pristineFiles()
    this.#scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-cases-')))
    this.#root = path.join(this.#scratch, 'plumego')
    materializer.layWorkspace(this.#root, this.#pristine)
  }

  [Symbol.dispose](): void {
    fs.rmSync(this.#scratch, { recursive: true, force: true })
  }

  /** Makes the edits of a case, says in a line each what is not as it should be, and puts the workspace back. */
  differences(one: ParityCase): string[] {
    this.#materializer.applyCase(this.#root, one, this.#pristine)
    try {
      const told = this.#told()
      if (typeof told === 'string') return [told]
      return [...this.#wrongVerdicts(one, told), ...this.#harmOfFixes(told)]
    } finally {
      this.#materializer.restoreCase(this.#root, one, this.#pristine)
    }
  }

  #told(...words: string[]): readonly Told[] | string {
    const { status, output, errors } = check(['--format', 'json', ...words, this.#root], this.#root)
    if (status === null || output === '') return `the command ended with ${status}: ${errors.slice(0, 500)}`
    const report: { readonly workspaces: readonly { readonly diagnostics: readonly Told[] }[] } = JSON.parse(output)
    return report.workspaces.flatMap(({ diagnostics }) => diagnostics)
  }

  #wrongVerdicts({ expected }: ParityCase, told: readonly Told[]): string[] {
    const known = new Set<string>(checks)
    for (const name of Object.keys(expected)) {
      if (!known.has(name)) this.leftOut.set(name, (this.leftOut.get(name) ?? 0) + 1)
    }
    return checks.flatMap(name => {
      const ours = told.filter(one => one.check === name)
      const theirs = expected[name]
      if (theirs?.fatal) {
        return ours.some(({ severity }) => severity === 'error')
          ? []
          : [`${name}: the program stopped, we found nothing`]
      }
      const mine = new Set(ours.map(verdict))
      const wanted = new Set((theirs?.findings ?? []).map(verdict))
      return [
        ...[...wanted].filter(key => !mine.has(key)).map(key => `${name}: only the program: ${key}`),
        ...[...mine].filter(key => !wanted.has(key)).map(key => `${name}: only we: ${key}`),
      ]
    })
  }

  /** Fixes bring no other finding about, and leave nothing to a second run. */
  #harmOfFixes(before: readonly Told[]): string[] {
    if (!before.some(({ fixes }) => fixes.some(({ safe }) => safe))) return []
    try {
      const after = this.#told('--fix')
      if (typeof after === 'string') return [`fix-all: ${after}`]
      const known = new Set(before.map(identity))
      const texts = this.#texts()
      const again = this.#told('--fix')
      const changed = [...this.#texts()].filter(([file, text]) => texts.get(file) !== text).map(([file]) => file)
      return [
        ...after.map(identity).flatMap(one => (known.has(one) ? [] : [`fix-all: a new finding: ${one}`])),
        ...(after.length > before.length ? [`fix-all: ${after.length} findings for ${before.length}`] : []),
        ...(typeof again === 'string' ? [`fix-all: ${again}`] : []),
        ...changed.map(file => `fix-all: a second run changes ${file}`),
      ]
    } finally {
      this.#restoreTexts()
    }
  }

  /** The files that fixes may change. */
  #texts(): Map<string, string> {
    const files = fs.readdirSync(this.#root, { recursive: true, withFileTypes: true })
    const texts = files.filter(entry => entry.isFile() && /\.(go|yaml|md|mdx|mod)$/.test(entry.name))
    const paths = texts.map(entry => path.join(entry.parentPath, entry.name))
    return new Map(paths.map(file => [path.relative(this.#root, file), fs.readFileSync(file, 'latin1')]))
  }

  #restoreTexts(): void {
    for (const file of this.#texts().keys()) {
      const bytes = this.#pristine.get(file.split(path.sep).join('/'))
      const absolute = path.join(this.#root, file)
      if (bytes && !fs.readFileSync(absolute).equals(bytes)) fs.writeFileSync(absolute, bytes)
    }
  }
}

const verdict = ({ code, key }: { readonly code: string; readonly key: readonly string[] }): string =>
  JSON.stringify([code, ...key])

const identity = ({ check, code, key }: Told): string => JSON.stringify([check, code, ...key])
