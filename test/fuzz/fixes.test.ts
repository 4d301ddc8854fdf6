import assert from 'node:assert/strict'
import path from 'node:path'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { applyEdits, fixAll } from '../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'
import { filesBelow } from '../support/sample-files.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 400)
const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')
const manifest = 'x/rest/module.yaml'
const pristine = filesBelow(sample)
const lines = String(pristine.get(manifest)).split('\n')

/** Keys whose values some check compares, each with a value that is wrong and near to one that is right. */
const wrongValues: Readonly<Record<string, string>> = {
  name: 'x/resd',
  path: 'x/resd',
  layer: 'stabl',
  risk: 'mediun',
  status: 'betta',
  owner: 'platform apy',
}

/** Ways in which YAML writes a text behind a key; the second line of each stands below, indented. */
const styles: Readonly<Record<string, (text: string) => string>> = {
  plain: text => text,
  'in double quotes': text => `"${text}"`,
  'in single quotes': text => `'${text}'`,
  'with a comment': text => `${text} # why`,
  'in quotes with a comment': text => `"${text}" # why`,
  'a literal block': text => `|\n  ${text}`,
  'a stripped literal block': text => `|-\n  ${text}`,
  'a literal block over two lines': text => `|-\n  ${text.slice(0, 3)}\n  ${text.slice(3)}`,
  'a kept literal block': text => `|+\n  ${text}\n`,
  'an indented literal block': text => `|2-\n    ${text}`,
  'a folded block': text => `>-\n  ${text}`,
  'a folded block over two lines': text => `>\n  ${text.slice(0, 3)}\n  ${text.slice(3)}`,
  'a block with a comment': text => `|- # why\n  ${text}`,
  'in double quotes over two lines': text => `"${text.slice(0, 3)}\n  ${text.slice(3)}"`,
  'in single quotes over two lines': text => `'${text.slice(0, 3)}\n  ${text.slice(3)}'`,
  'folded with an escape': text => `"${text.slice(0, 3)}\\\n  ${text.slice(3)}"`,
  'plain over two lines': text => `${text.slice(0, 3)}\n  ${text.slice(3)}`,
  'on the next line': text => `\n  ${text}`,
  'in quotes on the next line': text => `\n  "${text}"`,
  'with an escape': text => `"\\x${text.charCodeAt(0).toString(16)}${text.slice(1)}"`,
  'with a quote in it': text => `'${text}'''`,
  'with a quote at its end': text => `${text}"`,
  'with an anchor': text => `&a ${text}`,
  'with a tag': text => `!!str ${text}`,
  'with a tag on the next line': text => `!!str\n  ${text}`,
  'an alias': () => '*anchor',
  'a list': text => `[${text}]`,
  'a list over two lines': text => `[${text},\n  more]`,
  'a map': text => `{ a: ${text} }`,
  'a map over two lines': text => `{ a: ${text},\n  b: c }`,
  'a block list': text => `\n  - ${text}`,
  'a block map': text => `\n  ${text}: more`,
  'with blanks around': text => `   ${text}  `,
  'with a tab in front': text => `\t${text}`,
  'with rare blanks': text => `\u00a0${text}\u3000`,
  'a list that looks like a comment': text => `[#${text}\n  ]`,
}

const lineEnds: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n', CR: '\r' }

interface Written {
  readonly key: string
  readonly style: string
  readonly lineEnd: string
  /** What stands in front of the first key, and behind the last. */
  readonly start: string
  readonly end: string
}

/** The manifest with one value written so, and an anchor that another value may be an alias of. */
function manifestWith({ key, style, lineEnd, start, end }: Written): string {
  const value = styles[style]?.(wrongValues[key] ?? '') ?? ''
  const changed = lines.map(line => (line.startsWith(`${key}:`) ? `${key}: ${value}` : line))
  return `${start}${['x-note: &anchor gone', ...changed].join('\n')}${end}`.replaceAll('\n', lineEnd)
}

// One of each for all runs, as in a server: what was found of the other files is found once.
const repository = workspaceFromFiles(pristine)
const checker = new Checker(allRules, english)
const check = (snapshot: Snapshot): Finding[] => checker.check(snapshot)

/** The sample as it is with another text of the manifest. */
function snapshotWith(text: string): Snapshot {
  repository.openDocument(manifest, { text })
  return repository.snapshot()
}

/** What YAML says of a text; undefined where it is none. A second library call, and none of our own readings. */
function yamlOf(text: string): Record<string, unknown> | undefined {
  try {
    const document = parseDocument(text, { uniqueKeys: true, resolveKnownTags: false, prettyErrors: false })
    return document.errors.length > 0 ? undefined : document.toJS()
  } catch {
    return undefined
  }
}

const without = (data: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key))

/** What may be written in place of a wrong value. */
const right: Readonly<Record<string, readonly string[]>> = {
  name: ['x/rest'],
  path: ['x/rest'],
  layer: ['extension', 'stable'],
  risk: ['low', 'medium', 'high', 'critical'],
  status: ['experimental', 'beta', 'ga'],
}

/** @returns what is wrong with a text that a fix made of another; undefined where nothing is */
function damage(before: string, after: string, key: string): string | undefined {
  const [old, now] = [yamlOf(before), yamlOf(after)]
  if (!old) return before.length - after.length > 200 ? 'most of the file is gone' : undefined
  if (!now) return 'it is YAML no longer'
  try {
    assert.deepEqual(without(now, key), without(old, key))
  } catch {
    return `more than ${key} is another`
  }
  const value = now[key]
  const isKept = JSON.stringify(value) === JSON.stringify(old[key])
  return isKept || right[key]?.includes(String(value)) ? undefined : `${key} is ${JSON.stringify(value)}`
}

function assertHarmless(written: Written): void {
  const text = manifestWith(written)
  const snapshot = snapshotWith(text)
  const source = new SourceText(text)
  const found = check(snapshot)
  for (const { code, file, fixes } of found) {
    // Those that mean other keys are tried where their own value is wrong.
    if (file !== manifest || !/mismatch|invalid-(?:value|status)|readings-differ/.test(code)) continue
    for (const { title, edits } of fixes) {
      if (edits.some(edit => edit.file !== manifest)) continue
      assert.equal(damage(text, applyEdits(source, edits), written.key), undefined, `${code}: ${title}`)
    }
  }
  const mended = fixAll(snapshot, check)
  const after = mended.texts.get(manifest)?.text ?? text
  assert.equal(damage(text, after, written.key), undefined, 'all safe fixes')
  const known = new Set(found.map(({ code, key }) => [code, ...key].join(' ')))
  const brought = mended.findings.filter(({ code, key }) => !known.has([code, ...key].join(' ')))
  assert.deepEqual(brought, [])
}

describe('a fix of a value', () => {
  for (const style of Object.keys(styles)) {
    it(`ruins nothing where it is written ${style}`, () => {
      for (const key of Object.keys(wrongValues)) {
        for (const [name, lineEnd] of Object.entries(lineEnds)) {
          const written = { key, style, lineEnd, start: '', end: '\n' }
          try {
            assertHarmless(written)
          } catch (error) {
            throw new Error(`${key}, ${name}`, { cause: error })
          }
        }
      }
    })
  }

  it('is made in the styles that CI and YAML read alike', () => {
    for (const style of ['plain', 'in double quotes', 'in single quotes', 'with blanks around', 'with a comment']) {
      for (const [key, expected] of [
        ['name', 'x/rest'],
        ['path', 'x/rest'],
        ['layer', 'extension'],
        ['risk', 'medium'],
      ] as const) {
        const text = manifestWith({ key, style, lineEnd: '\n', start: '', end: '\n' })
        const { texts } = fixAll(snapshotWith(text), check)
        assert.equal(yamlOf(texts.get(manifest)?.text ?? '')?.[key], expected, `${key} ${style}`)
      }
    }
  })

  it('ruins nothing whatever stands around it', () => {
    const written = fc.record({
      key: fc.constantFrom(...Object.keys(wrongValues)),
      style: fc.constantFrom(...Object.keys(styles)),
      lineEnd: fc.constantFrom(...Object.values(lineEnds)),
      start: fc.constantFrom(
        '',
        '---\n',
        '\ufeff',
        '# note\n\n',
        '%YAML 1.2\n---\n',
        'x-more: |\n  layer: text\n  - a\n',
      ),
      end: fc.constantFrom('', '\n', '\n...\n', '\n\n# end', '\nx-more: |\n  layer: text\n', '\nx-more: *anchor\n'),
    })
    fc.assert(fc.property(written, assertHarmless), { numRuns: runs })
  })
})
