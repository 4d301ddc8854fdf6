import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { isMap, isPair, isScalar, isSeq } from 'yaml'
import { completionsAt } from '../../server/src/core/completion/completion.ts'
import { yamlHover } from '../../server/src/core/hover/yaml-hover.ts'
import { readManifestLines } from '../../server/src/core/manifest/manifest-lines.ts'
import { specPaths } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { yamlRules } from '../../server/src/core/rules/yaml/index.ts'
import { specSchemas } from '../../server/src/core/schema/file-schemas.ts'
import { workspaceSchema } from '../../server/src/core/schema/workspace-schema.ts'
import { type ManifestSchema, readManifestSchema } from '../../server/src/core/spec/manifest-schema.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { comparePositions, type Range } from '../../server/src/core/text/position.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'
import { compareReadings } from '../../server/src/core/yaml/compare-readings.ts'
import { keyText, parseYaml, scalarText, yamlProblem } from '../../server/src/core/yaml/document.ts'
import { isPlainManifest, isPlainSpec } from '../../server/src/core/yaml/plain-files.ts'
import { PlainList } from '../../server/src/core/yaml/plain-list.ts'
import { Commented, type PlainNode, prose, readPlainYaml } from '../../server/src/core/yaml/plain-yaml.ts'
import { manifestReadings, specReadings } from '../../server/src/core/yaml/readings.ts'
import { schemaErrors } from '../../server/src/core/yaml/validation.ts'
import { sharedDir } from '../support/shared.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 4000)
const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

interface YamlFile {
  readonly path: string
  readonly text: string
}

/** Every manifest, and every specs file that some check reads, of a workspace on the disk. */
function yamlFilesBelow(root: string): YamlFile[] {
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'))
  return names
    .filter(name => isManifest(name) || specReadings.has(name))
    .sort()
    .map(name => ({ path: name, text: fs.readFileSync(path.join(root, name), 'utf8') }))
}

const isManifest = (name: string): boolean => path.posix.basename(name) === 'module.yaml'

const roots = [sample, ...(sharedDir ? [path.join(sharedDir, 'plumego', 'files')] : [])]
const files = roots.flatMap(yamlFilesBelow)
const dialectFile = files.find(file => file.path === specPaths.manifestSchema)
const dialect: ManifestSchema = readManifestSchema(new SourceText(dialectFile?.text ?? ''))

/** What breaks YAML, or one of the line readings, or makes them differ. */
const fragments = [
  ...[
    '#',
    ' #',
    ' # note',
    '# x:',
    ':',
    ': ',
    ' :',
    '- ',
    '-',
    ' - ',
    '\t',
    ' ',
    '  ',
    '"',
    "'",
    '[',
    ']',
    '[]',
    '{',
    '}',
    ',',
  ],
  ...[
    '&a ',
    '*a',
    '!',
    '!!str ',
    '|',
    '>',
    '>-',
    '%',
    '@',
    '`',
    '?',
    '? ',
    '~',
    'null',
    'true',
    '0',
    '1.5',
    '-1',
    '.inf',
    '\\',
  ],
  ...[
    '---',
    '...',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\ufeff',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\ud83d\ude00',
    '中',
    '\0',
    '<<: x',
  ],
  ...[
    'name: x',
    'status: beta',
    'owner: me',
    'module: x',
    '- module: x/rest',
    'stable:',
    'roots:',
    'package: x',
    'key: value',
  ],
  ...[
    '  - item',
    '    - item',
    '- item',
    '  key:',
    '    key: value',
    '  # note:',
    'candidates:',
    'signals:',
    '  prose of some kind',
  ],
]

/** One change of a text, at places that are parts of its length. */
const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom(...fragments),
  }),
  fc.record({
    kind: fc.constant('line' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom(...fragments),
  }),
  fc.record({
    kind: fc.constant('append' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom(...fragments),
  }),
  fc.record({
    kind: fc.constant('indent' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutated(text: string, change: Mutation): string {
  const lines = text.split('\n')
  const at = Math.floor(change.at * (lines.length - 1))
  const line = lines[at] ?? ''
  switch (change.kind) {
    case 'insert': {
      const offset = Math.floor(change.at * text.length)
      return text.slice(0, offset) + change.what + text.slice(offset)
    }
    case 'line':
      return lines.toSpliced(at, 0, change.what).join('\n')
    case 'append':
      return lines.with(at, line + change.what).join('\n')
    case 'indent':
      return lines.with(at, ' '.repeat(change.what) + line.trimStart()).join('\n')
    case 'delete': {
      const offset = Math.floor(change.at * text.length)
      return text.slice(0, offset) + text.slice(offset + change.what)
    }
    case 'move':
      return lines.toSpliced(Math.floor(change.what * lines.length), 0, line).join('\n')
  }
}

/** Whatever the recogniser takes must be YAML, hold the schema, and mean the same to every reader. */
function assertProof({ path: file, text }: YamlFile): boolean {
  const source = new SourceText(text)
  const isPlain = isManifest(file) ? isPlainManifest(source, readManifestLines(source)) : isPlainSpec(file, source)
  if (!isPlain) return false
  const document = parseYaml(source)
  assert.equal(yamlProblem(document), undefined)
  assert.deepEqual(document.warnings, [])
  const schema = isManifest(file) ? workspaceSchema(undefined) : specSchemas.get(file)
  if (schema) assert.deepEqual(schemaErrors(document, schema), [])
  const readings = isManifest(file) ? manifestReadings(dialect) : (specReadings.get(file) ?? [])
  assert.deepEqual(compareReadings(source, document, readings), [])
  return true
}

/** Some of the sample's manifests have mistakes, for people to meet. */
function isFaultless({ path: file, text }: YamlFile): boolean {
  return !isManifest(file) || schemaErrors(parseYaml(new SourceText(text)), workspaceSchema(undefined)).length === 0
}

/** A plain tree and YAML's as the same kind of data: scalars as they are written, prose left out. */
function plainData(node: PlainNode): unknown {
  if (node instanceof PlainList) return node.items
  if (Array.isArray(node)) return node.map(plainData)
  if (node instanceof Map) return [...node].map(([key, value]) => [key, plainData(value)])
  if (node instanceof Commented) return node.text
  return node === prose ? null : node
}

function yamlData(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(yamlData)
  if (isMap(node)) return node.items.filter(isPair).map(pair => [keyText(pair), yamlData(pair.value)])
  if (!isScalar(node) || node.type === 'BLOCK_FOLDED') return null
  return scalarText(node) ?? null
}

const edits = fc.record({
  file: fc.constantFrom(...files),
  changes: fc.array(mutation, { minLength: 1, maxLength: 3 }),
  crlf: fc.boolean(),
})

const editedFile = ({ file, changes, crlf }: { file: YamlFile; changes: Mutation[]; crlf: boolean }): YamlFile => {
  const text = changes.reduce(mutated, file.text)
  return { path: file.path, text: crlf ? text.replace(/\r?\n/g, '\r\n') : text }
}

describe('the proof that a file is plain', () => {
  it('succeeds for every file that is as it should be', () => {
    const unproved = files.filter(file => isFaultless(file) && !assertProof(file)).map(file => file.path)
    assert.deepEqual(unproved, [])
  })

  it('is never wrong about a file that somebody changed', function () {
    this.timeout(120_000)
    let proved = 0
    fc.assert(
      fc.property(edits, edit => {
        if (assertProof(editedFile(edit))) proved++
      }),
      { numRuns: runs },
    )
    assert.ok(proved > runs / 50, `only ${proved} of ${runs} changed files were plain: nothing was tried`)
  })

  it('rests on a tree that is what YAML reads', function () {
    this.timeout(120_000)
    fc.assert(
      fc.property(edits, edit => {
        const source = new SourceText(editedFile(edit).text)
        const tree = readPlainYaml(source)
        if (!tree) return
        const document = parseYaml(source)
        assert.equal(yamlProblem(document), undefined)
        assert.deepEqual(plainData(tree), yamlData(document.contents) ?? [])
      }),
      { numRuns: runs },
    )
  })
})

describe('whatever a file holds', () => {
  const wild = fc.oneof(
    edits.map(editedFile),
    fc.record({
      path: fc.constantFrom('x/a/module.yaml', ...specReadings.keys()),
      text: fc.string({ unit: 'binary' }),
    }),
  )

  it('the rules and completion answer, with places inside the text', function () {
    this.timeout(120_000)
    fc.assert(
      fc.property(wild, fc.double({ min: 0, max: 1, noNaN: true }), ({ path: file, text }, at) => {
        const snapshot = workspaceFromFiles(new Map([[file, text]])).snapshot()
        const source = snapshot.text(file)
        assert.ok(source)
        for (const finding of new Checker(yamlRules, english).check(snapshot)) {
          assert.ok(isInside(finding.range, source), `${finding.code} lies outside`)
          for (const { edits } of finding.fixes) assert.ok(edits.every(({ range }) => isInside(range, source)))
        }
        const { line, character } = source.positionAt(Math.floor(at * source.text.length))
        const position = { line, character: Math.min(character, source.lineText(line).length) }
        for (const { range } of completionsAt(snapshot, file, source, position, english)) {
          assert.ok(isInside(range, source))
          assert.ok(range.start.line === position.line && range.end.line === position.line)
          assert.ok(range.start.character <= position.character && position.character <= range.end.character)
        }
        yamlHover(snapshot, file, source, position, english)
      }),
      { numRuns: runs / 2 },
    )
  })
})

const isInside = ({ start, end }: Range, source: SourceText): boolean =>
  comparePositions(start, end) <= 0 &&
  end.line < source.lineCount &&
  start.character <= source.lineText(start.line).length &&
  end.character <= source.lineText(end.line).length
