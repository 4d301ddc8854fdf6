import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { entrypointEdits, goEdits } from './go-edits.ts'

/** One change of a workspace, as it is kept beside the findings that it led to. */
export type Edit =
  | { readonly op: 'write'; readonly path: string; readonly text: string }
  | { readonly op: 'delete'; readonly path: string }
  | { readonly op: 'mkdir'; readonly path: string }
  | { readonly op: 'symlink'; readonly path: string; readonly target: string }

/** A workspace's files that the checks look at, by path. */
export type Texts = ReadonlyMap<string, string>

const snippets = [
  '',
  ' ',
  '#',
  '# note',
  '- ',
  '-',
  '- ""',
  "- 'x'",
  '[]',
  '[a, b]',
  '[a, b] # c',
  '""',
  "''",
  ':',
  'key:',
  'key: value',
  'status: beta',
  'status: ga',
  'status: experimental # soon',
  'risk: medum',
  'owner: "someone"',
  'name: x/rest',
  'layer: stable',
  'x/**',
  'x/rest',
  'x/rest/**',
  'x/messaging/*',
  'github.com/spcent/plumego',
  'github.com/spcent/plumego/x/ai',
  'stdlib',
  'internal/clock',
  '  - x/ai/**',
  '      - x/rest',
  '      - core/**',
  '    path: x/rest',
  '    path: .',
  '    path: health/',
  '  zz:',
  'modules:',
  'special_rules:',
  'forbidden_imports:',
  'allowed_imports: [core]',
  'doc_paths:',
  '  - README.md/below',
  '  - docs',
  'required:',
  'enums:',
  'limits:',
  '  summary_max: 3',
  'candidates:',
  'surface_candidates:',
  '  - module: x/rest',
  '    surface: core',
  '    package: x/rest',
  '    blockers: [] # none',
  '    blockers:',
  '      - release_history_missing',
  '      - owner_signoff_missing',
  '    owner_signoff: Signed',
  '    release_refs: [HEAD, zz]',
  '    current_status: beta',
  '    evidence_doc: docs/none.md',
  '    api_snapshots: [docs/evidence/extension/snapshots]',
  'parent_family: x/messaging',
  'parent_family: x/none',
  'path: x/rest',
  'subordinate_families:',
  'subordinate_families: [x/ai/provider]',
  '  - x/ai/provider',
  '  - package: x/ai/tokenizer',
  '    canonical_root: x/ai',
  '    roots:',
  'module standard-service',
  'module zz // reference',
  'require github.com/spcent/plumego v0.0.0',
  'replace github.com/spcent/plumego => ../..',
  '**beta** extension famil `x/rest`',
  '| `x/rest` | beta |',
  ...[
    'no_globals: yes',
    'no_globals: T',
    'no_init_side_effects: 0',
    'status: stable',
    'name: ""',
    'handler_shape: func()',
  ],
  ...['test_commands: [go vet]', "owner: don't # note", 'no_globals:', 'name', 'test_commands:', '  name: 1'],
  ...['  - github.com/spcent/plumego/core/**', '  - name', '  test_commands: 3', '  forbidden_imports: +10'],
  '\u00a0',
  '\ufeff',
] as const

const importable = [
  'core',
  'router',
  'x/rest',
  'x/rest/versioning',
  'x/ai/provider',
  'x/messaging/mq/store',
  'internal/clock',
  'internal/none',
  'x/tenant',
  'reference/standard-service',
  'reference',
  '',
  '-zz/a',
  '/',
]

/**
 * Edits at random, of the kinds that people and merges make: lines that move, repeat, lose or gain their indent, quotes or a
 * comment, files that come and go, Go files with imports of all sorts.
 */
export function edits(texts: Texts): fc.Arbitrary<Edit[]> {
  const paths = [...texts.keys()]
  const directories = [...new Set(paths.map(file => path.posix.dirname(file)))]
  const lineEdit = lineEdits(texts, weighted(paths))
  const goFile = fc
    .tuple(
      fc.constantFrom(...directories),
      fc.constantFrom('zz.go', 'zz_test.go'),
      fc.array(fc.constantFrom(...importable), { maxLength: 4 }),
      goTail,
    )
    .map(
      ([directory, name, imports, tail]): Edit => ({
        op: 'write',
        path: path.posix.join(directory, name),
        text: goText(imports, tail),
      }),
    )
  const removal = fc.constantFrom(...paths).map((file): Edit => ({ op: 'delete', path: file }))
  const directory = fc
    .tuple(fc.constantFrom(...directories), fc.constantFrom('zz', 'go.mod', '.zz'))
    .map(([parent, name]): Edit => ({ op: 'mkdir', path: path.posix.join(parent, name) }))
  const goMod = fc
    .constantFrom(...directories)
    .map((parent): Edit => ({ op: 'write', path: path.posix.join(parent, 'go.mod'), text: 'module zz\n' }))
  const one = fc.oneof(
    { weight: 12, arbitrary: lineEdit },
    { weight: 4, arbitrary: goFile },
    { weight: 3, arbitrary: goEdits(texts) },
    { weight: 2, arbitrary: entrypointEdits(texts) },
    { weight: 1, arbitrary: removal },
    { weight: 1, arbitrary: directory },
    { weight: 1, arbitrary: goMod },
  )
  return fc.array(one, { minLength: 1, maxLength: 3 })
}

/** Edits of single lines, of what an extension outside the repository promises and of what it is held against alone. */
export function extensionEdits(texts: Texts): fc.Arbitrary<Edit[]> {
  const manifests = [...texts.keys()].filter(file => file.endsWith('/community-extension.yaml'))
  const schema = 'specs/community-extension.schema.yaml'
  const paths = [...manifests, ...manifests, ...manifests, ...(texts.has(schema) ? [schema] : [])]
  return fc.uniqueArray(lineEdits(texts, paths), { minLength: 1, maxLength: 2, selector: ({ path }) => path })
}

/** @param paths of the files to choose from, as often as they are to be chosen */
function lineEdits(texts: Texts, paths: readonly string[]): fc.Arbitrary<Edit> {
  const changes = fc.array(lineChange, { minLength: 1, maxLength: 4 })
  return fc
    .tuple(fc.constantFrom(...paths), changes, wholeChange)
    .map(([file, all, whole]) => ({ op: 'write', path: file, text: whole(changed(texts.get(file) ?? '', all)) }))
}

/** The specs decide more than any one manifest, so they are picked more often. */
function weighted(paths: readonly string[]): string[] {
  const texts = paths.filter(file => /\.(yaml|md|mod)$/.test(file))
  const decisive = texts.filter(file => /^(specs\/|README\.md|docs\/concepts\/|reference\/.*go\.mod)/.test(file))
  return [...texts, ...decisive, ...decisive, ...decisive]
}

type LineChange = (lines: string[]) => void

const at = fc.nat({ max: 100_000 })
const snippet = fc.constantFrom(...snippets)
const lineChange: fc.Arbitrary<LineChange> = fc.oneof(
  at.map(i => (lines: string[]) => void lines.splice(i % lines.length, 1)),
  at.map(i => (lines: string[]) => void lines.splice(i % lines.length, 0, lines[i % lines.length] ?? '')),
  fc.tuple(at, at).map(
    ([i, j]) =>
      (lines: string[]) =>
        void lines.splice(j % lines.length, 0, ...lines.splice(i % lines.length, 1)),
  ),
  fc.tuple(at, snippet).map(
    ([i, text]) =>
      (lines: string[]) =>
        void lines.splice(i % lines.length, 0, text),
  ),
  fc
    .tuple(at, snippet)
    .map(([i, text]) => edit(i, line => line.replace(/(:|-)( .*)?$/, `$1 ${text.replaceAll('$', '$$$$')}`))),
  fc
    .tuple(at, fc.constantFrom('', ' ', '  ', '    ', '      ', '        ', '\t'))
    .map(([i, indent]) => edit(i, line => indent + line.trimStart())),
  fc
    .tuple(at, fc.constantFrom(' # note', ' ', '\t', ',', '\r', ':', ' :'))
    .map(([i, tail]) => edit(i, line => line + tail)),
  fc
    .tuple(at, fc.constantFrom('"', "'", `"'`))
    .map(([i, quote]) => edit(i, line => line.replace(/^(\s*(?:- )?(?:[\w]+: )?)(.+)$/, `$1${quote}$2${quote}`))),
  fc.tuple(at, at).map(([i, j]) => edit(i, line => line.slice(0, j % (line.length + 1)))),
  at.map(i => edit(i, line => line.replace(/^(\s*)/, '$1# '))),
)

function edit(index: number, change: (line: string) => string): LineChange {
  return lines => {
    const i = index % lines.length
    lines[i] = change(lines[i] ?? '')
  }
}

const wholeChange: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 20, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.constant((text: string) => text.replaceAll('\n', '\r\n')) },
  { weight: 1, arbitrary: fc.constant((text: string) => `\ufeff${text}`) },
)

const goTail = fc.constantFrom('', '', '', 'var _ = 0\n', '\nimport fmt\n', 'import "os"\n', '\0', '/* open')

function goText(imports: readonly string[], tail: string): string {
  const specs = imports.map(
    name => `import "github.com/spcent/plumego${name && !/^[-/]/.test(name) ? `/${name}` : name}"\n`,
  )
  return `package zz\n\n${specs.join('')}${tail}`
}

function changed(text: string, changes: readonly LineChange[]): string {
  const lines = text.split('\n')
  for (const change of changes) if (lines.length > 0) change(lines)
  return lines.join('\n')
}

/**
 * Applies edits that can be applied; a file stands in the way of a directory of its name, and the other way round. Nothing
 * is written through a link: it would be another file's change.
 */
export function apply(root: string, all: readonly Edit[]): void {
  for (const one of all) {
    const target = path.join(root, one.path)
    try {
      if (leadsThroughLink(root, one.path)) continue
      if (one.op === 'delete') fs.rmSync(target, { recursive: true, force: true })
      else if (one.op === 'mkdir') fs.mkdirSync(target, { recursive: true })
      else {
        fs.mkdirSync(path.dirname(target), { recursive: true })
        if (one.op === 'symlink') fs.rmSync(target, { recursive: true, force: true })
        else if (isLink(target)) fs.rmSync(target)
        if (one.op === 'symlink') fs.symlinkSync(one.target, target)
        else fs.writeFileSync(target, one.text)
      }
    } catch (error) {
      if (
        !(
          error instanceof Error &&
          'code' in error &&
          /^(EISDIR|ENOTDIR|EEXIST|ENAMETOOLONG)$/.test(String(error.code))
        )
      )
        throw error
    }
  }
}

const isLink = (file: string): boolean => fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true

function leadsThroughLink(root: string, file: string): boolean {
  const names = file.split('/').slice(0, -1)
  return names.some((_, i) => isLink(path.join(root, ...names.slice(0, i + 1))))
}
