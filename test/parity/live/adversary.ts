import path from 'node:path'
import fc from 'fast-check'
import { entrypointEdits, goEdits } from './go-edits.ts'
import type { Edit, Texts } from './mutations.ts'

/** What somebody takes for a blank: Go's, JavaScript's, and others that are none for either. */
const blanks = [
  ' ',
  '\t',
  '\v',
  '\f',
  '\r',
  '\u0085',
  '\u00a0',
  '\u1680',
  '\u2003',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\u200b',
  '\u2060',
  '\u180e',
  '\ufeff',
]
const controls = ['\0', '\u0001', '\u0007', '\u001b', '\u007f', '\u0080', '\ud83d\ude00', '\u202e']
const quotes = ['"', "'", `"'`, `'"`, '`', '“', '""', `"' '"`, `' "`, `" '`]
const marks = ['#', ':', '- ', '[', ']', '{', '}', ',', '&a ', '*a', '!!str ', '|', '>', '%', '@', '\\', '\\n', '\\x41']

const junk = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...blanks) },
      { weight: 3, arbitrary: fc.constantFrom(...quotes) },
      { weight: 1, arbitrary: fc.constantFrom(...controls) },
      { weight: 1, arbitrary: fc.constantFrom(...marks) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(parts => parts.join(''))

/** Values that are something else than they look like. None leaves the workspace. */
const oddValues = [
  '.',
  './',
  '/',
  '/docs',
  '//docs/',
  'docs/.',
  'docs/../docs',
  'no/../docs',
  'README.md/',
  'README.md/.',
  'README.md/../docs',
  '.git',
  '.git/HEAD',
  '.git/nothing',
  'node_modules',
  'x/zz',
  'x/zz/module.yaml',
  'zz',
  'zz/concepts',
  'x/rest/',
  ' x/rest ',
  'x//rest',
  'x/./rest',
  'X/REST',
  '**',
  '/**',
  '/*',
  '*',
  'x/**/',
  'x/** ',
  ' x/**',
  'github.com/spcent/plumego/ x/rest',
  'github.com/spcent/plumego/',
  '快',
  'docs/evidence/extension/snapshots/',
  'docs/evidence/extension/snapshots/.',
  `docs/evidence/extension/snapshots/${'快'.repeat(90)}`,
  'a'.repeat(255),
  'a'.repeat(256),
  `docs/${'b/'.repeat(2100)}c`,
  '0',
  '-0',
  '-1',
  '+2',
  '007',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775809',
  '1e3',
  '1_0',
  'Signed ',
  'SİGNED',
  'APPROVED',
  '~',
  'null',
  'true',
] as const

const oddRefs = [
  'HEAD@{1}',
  'HEAD@{9}',
  '@{u}',
  '@{-1}',
  '^HEAD',
  '^^HEAD',
  'HEAD:',
  'HEAD..@',
  '-n1',
  '--all',
  'HEAD^0',
  'HEAD~9',
  ':/x',
  ':/!-x',
  'HEAD\0x',
  '@',
  '@@',
  'HEAD^{tree}',
  'HEAD^{}',
  '%(x)',
]

type LineChange = (lines: string[]) => void

const at = fc.nat({ max: 100_000 })

function onLine(index: number, change: (line: string) => string): LineChange {
  return lines => {
    const i = index % Math.max(1, lines.length)
    lines[i] = change(lines[i] ?? '')
  }
}

const parts = /^(\s*(?:- )?(?:[\w]+:)? ?)(.*)$/s

const lineChange: fc.Arbitrary<LineChange> = fc.oneof(
  fc
    .tuple(at, junk, junk)
    .map(([i, before, behind]) =>
      onLine(i, line => line.replace(parts, (_, head, value) => head + before + value + behind)),
    ),
  fc
    .tuple(at, fc.constantFrom('"', "'"), junk)
    .map(([i, quote, inner]) =>
      onLine(i, line => line.replace(parts, (_, head, value) => `${head}${quote}${inner}${value}${inner}${quote}`)),
    ),
  fc.tuple(at, at, junk).map(([i, j, text]) =>
    onLine(i, line => {
      const place = j % (line.length + 1)
      return line.slice(0, place) + text + line.slice(place)
    }),
  ),
  fc
    .tuple(at, fc.constantFrom(...oddValues))
    .map(([i, value]) => onLine(i, line => line.replace(parts, (_, head) => head + value))),
  fc
    .tuple(at, fc.constantFrom(...oddRefs))
    .map(([i, value]) => onLine(i, line => line.replace(parts, (_, head) => head + value))),
  fc
    .tuple(at, fc.constantFrom(...blanks))
    .map(([i, blank]) =>
      onLine(i, line => line.replace(/^( *)/, (_, indent) => blank.repeat(Math.min(4, indent.length || 1)))),
    ),
  fc.tuple(at, fc.constantFrom(...blanks)).map(([i, blank]) => onLine(i, line => line.replaceAll(' ', blank))),
  fc.tuple(at, junk).map(
    ([i, text]) =>
      (lines: string[]) =>
        void lines.splice(i % Math.max(1, lines.length), 0, text),
  ),
  fc.tuple(at, fc.constantFrom(...oddValues), fc.constantFrom('  - ', '    - ', '      - ', '        - ')).map(
    ([i, value, head]) =>
      (lines: string[]) =>
        void lines.splice(i % Math.max(1, lines.length), 0, head + value),
  ),
)

const names = [
  'zz.go',
  '.zz.go',
  '_zz.go',
  'a b.go',
  '"q".go',
  "it's.go",
  '快.go',
  '.go',
  'zz_test.go',
  '_test.go',
  'zz.GO',
  '.#zz.go',
] as const
const folders = [
  'node_modules/p',
  'node_modules',
  '.git',
  '.git/objects/ab',
  '.hidden',
  'testdata',
  'vendor/a.b/c',
  "it's",
  'a "b"',
  '快 餐',
  'x.go',
  'module.yaml',
  'go.mod',
  '\u00a0',
  '\u200b',
  '-n',
  '#',
  '*',
  'é',
  'a'.repeat(250),
] as const

const goContents = [
  'package zz\n\nimport "github.com/spcent/plumego/x/rest"\n',
  'package zz\n\nimport "github.com/spcent/plumego/"\n',
  'package zz\n\nimport `github.com/spcent/plumego/x/rest`\n',
  'package zz\n\nimport "github.com/spcent/plumego/x/\\x72est"\n',
  'package zz\n\nimport "github.com/spcent/plumego/ x/rest"\n',
  'package zz\n\nimport "github.com/spcent/plumego/internal/clock"\n',
  'package zz\n\nimport "github.com/spcent/plumego"\n',
  '\ufeffpackage zz\n\nimport "github.com/spcent/plumego/core"\n',
  'package zz\n\ufeffimport "github.com/spcent/plumego/core"\n',
  'package zz\n\u00a0import "github.com/spcent/plumego/core"\n',
  'package zz\rimport "github.com/spcent/plumego/core"\r',
  'package 快\n\nimport 餐 "github.com/spcent/plumego/x/tenant"\n',
  'package zz\n\nimport ("github.com/spcent/plumego/x/tenant";"github.com/spcent/plumego/core")\n\0',
  '',
  '\0',
] as const

/** @param existing a path of the workspace */
const targetFrom = (link: string, existing: string): string =>
  path.posix.relative(path.posix.dirname(link), existing) || '.'

/**
 * Edits as an adversary writes them: blanks of every alphabet, controls, byte order marks, quotes in quotes, refs that git
 * dies of, links of all sorts, odd names, files where nobody looks. None leads out of the workspace: there we go other ways.
 */
export function adversaryEdits(texts: Texts): fc.Arbitrary<Edit[]> {
  const paths = [...texts.keys()]
  const directories = [...new Set(paths.flatMap(ancestors))]
  const read = paths.filter(file => /\.(yaml|md|mod)$/.test(file))
  const decisive = read.filter(file => /^(specs\/|README\.md|docs\/concepts\/|reference\/.*go\.mod)/.test(file))
  const lineEdit = fc
    .tuple(
      fc.constantFrom(...read, ...decisive, ...decisive, ...decisive),
      fc.array(lineChange, { minLength: 1, maxLength: 4 }),
    )
    .map(([file, changes]): Edit => {
      const lines = (texts.get(file) ?? '').split('\n')
      for (const change of changes) change(lines)
      return { op: 'write', path: file, text: lines.join('\n') }
    })
  const directory = fc.constantFrom('', ...directories)
  const below = fc
    .tuple(directory, fc.constantFrom('', '', ...folders))
    .map(([parent, folder]) => path.posix.join(parent, folder))
  const goFile = fc
    .tuple(below, fc.constantFrom(...names), fc.constantFrom(...goContents))
    .map(([parent, name, text]): Edit => ({ op: 'write', path: path.posix.join(parent, name), text }))
  const manifest = fc
    .tuple(below, fc.constantFrom('', '\ufeff', ...read.filter(file => file.endsWith('module.yaml'))))
    .map(([parent, source]): Edit => {
      return { op: 'write', path: path.posix.join(parent, 'module.yaml'), text: texts.get(source) ?? source }
    })
  const made = fc
    .tuple(below, fc.constantFrom('go.mod', 'module.yaml', 'zz', 'zz.go'))
    .map(([parent, name]): Edit => ({ op: 'mkdir', path: path.posix.join(parent, name) }))
  // Not the links that editors lay beside open files: those are passed over here, and stop the programs.
  const linkName = fc.oneof(
    fc
      .tuple(below, fc.constantFrom('zz', 'zz.go', 'zz_test.go', 'module.yaml', 'go.mod'))
      .map(([parent, name]) => path.posix.join(parent, name)),
    fc.constantFrom(...paths, ...directories),
  )
  const link = fc
    .tuple(
      linkName,
      fc.constantFrom(...paths, ...directories, 'zz', 'x/zz', 'nowhere/at/all', 'README.md/below'),
      fc.constantFrom('there', 'there', 'there', 'nowhere', 'itself'),
    )
    .map(([name, existing, kind]): Edit => {
      const target =
        kind === 'there' ? targetFrom(name, existing) : kind === 'itself' ? path.posix.basename(name) : 'zz-nowhere'
      return { op: 'symlink', path: name, target }
    })
  // Without any specs it is an old Plumego, of which we say nothing.
  const removable = [...paths, ...directories].filter(file => file !== 'specs')
  const removal = fc.constantFrom(...removable).map((file): Edit => ({ op: 'delete', path: file }))
  const one = fc.oneof(
    { weight: 12, arbitrary: lineEdit },
    { weight: 3, arbitrary: goFile },
    { weight: 3, arbitrary: goEdits(texts) },
    { weight: 1, arbitrary: entrypointEdits(texts) },
    { weight: 2, arbitrary: manifest },
    { weight: 4, arbitrary: link },
    { weight: 1, arbitrary: made },
    { weight: 1, arbitrary: removal },
  )
  return fc.array(one, { minLength: 1, maxLength: 3 })
}

/** Every directory above a file but the root. */
function ancestors(file: string): string[] {
  const names = file.split('/').slice(0, -1)
  return names.map((_, i) => names.slice(0, i + 1).join('/'))
}
