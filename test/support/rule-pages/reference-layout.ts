import type { RulePage } from './page.ts'

const goMod = 'reference/with-webhook/go.mod'
const file = 'reference/with-webhook/internal/app/zz.go'
const importing = (path: string): string => `package app\n\nimport "github.com/spcent/plumego/${path}"\n`
const taxonomy = 'specs/extension-taxonomy.yaml'
const child = 'x/data/file/module.yaml'
const parent = 'x/data/module.yaml'
const subordinate: readonly [string, string] = ['      - x/data\n', '      - x/data\n      - x/data/file\n']
const listing: readonly [string, string] = ['summary:', 'subordinate_families:\n  - x/data/file\nsummary:']
const naming = (family: string): readonly [string, string] => ['summary:', `parent_family: ${family}\nsummary:`]

export const referenceLayoutPages: readonly RulePage[] = [
  {
    code: 'unexpected-top-level',
    why: 'Whoever opens the repository sees its shape in the names at the top: stable roots, extensions, applications, documents. Each further name blurs it.',
    mend: 'Move the directory below the one that it belongs to.',
    bad: { 'utils2/zz.go': 'package utils2\n' },
  },
  {
    code: 'required-path-missing',
    why: 'Some pages, snapshots, specs and applications are what people and agents begin with, so they must always be there.',
    mend: 'Restore the file from git, or write it.',
    bad: { 'docs/start/adoption-path.md': null },
  },
  {
    code: 'required-path-unreadable',
    why: 'A required path that lies below a file, or behind a link that leads in a circle, cannot even be looked up.',
    mend: 'Make a directory of what stands in the way.',
    bad: { 'docs/start/adoption-path.md': null, 'docs/start': '# Where to begin\n' },
  },
  {
    code: 'reference-go-mod-missing',
    why: 'A reference application is built as its readers’ are: as a module of its own that requires Plumego.',
    mend: 'Add a go.mod, or move the directory out of reference/.',
    bad: { 'reference/with-extra/main.go': 'package main\n' },
  },
  {
    code: 'reference-module-directive-missing',
    why: 'CI looks for a line that begins with "module " and compares what stands behind it.',
    mend: 'Write the directive on one line.',
    bad: { [goMod]: [['module with-webhook\n\n', '']] },
  },
  {
    code: 'reference-module-name',
    why: 'A reference application is copied and renamed. It is called as its directory, so that nobody takes it for a package of Plumego.',
    mend: 'Name the module as its directory, without quotes or brackets and with no comment behind it: CI takes them for a part of the name.',
    bad: { [goMod]: [['module with-webhook', 'module github.com/spcent/plumego/with-webhook']] },
  },
  {
    code: 'reference-require-missing',
    why: 'The application shows how Plumego is used, so it requires it. CI looks for the words, not for what go makes of them.',
    mend: 'Require it on one line, or in a block with one tab in front and one space behind the path.',
    bad: { [goMod]: [['require github.com/spcent/plumego v0.0.0\n\n', '']] },
  },
  {
    code: 'reference-replace-missing',
    why: 'The application is tried with the Plumego around it, not with one that was published. CI looks for that very line.',
    mend: 'Write the replace on one line, with one space on either side of the arrow.',
    bad: { [goMod]: [['\nreplace github.com/spcent/plumego => ../..\n', '']] },
  },
  {
    code: 'reference-imports-reference',
    why: 'Another reference application is another module: once it is copied elsewhere such an import leads nowhere.',
    mend: 'Copy what you need from it, or move it to an extension.',
    bad: { [file]: importing('reference/with-gateway/app') },
  },
  {
    code: 'reference-imports-internal',
    why: 'What is internal to Plumego no application can import, so none may show it.',
    mend: 'Use what Plumego exports.',
    bad: { [file]: importing('internal/clock') },
  },
  {
    code: 'canonical-reference-imports-extension',
    why: 'reference/standard-service is where everybody begins: it shows Plumego by its stable roots alone, tests included.',
    mend: 'Show the extension in a reference application of its own.',
    bad: { 'reference/standard-service/zz.go': 'package main\n\nimport "github.com/spcent/plumego/x/rest"\n' },
  },
  {
    code: 'subordinates-undeclared',
    why: 'Where specs/extension-taxonomy.yaml gives a family more roots than its own, the family’s manifest names them, so that its readers find them.',
    mend: 'List the roots of the taxonomy under subordinate_families.',
    bad: { [taxonomy]: [subordinate], [child]: [naming('x/data')] },
  },
  {
    code: 'parent-family-missing',
    why: 'A module that the taxonomy gives to a family says so itself: from its manifest the way leads to the family.',
    mend: 'Add parent_family with the canonical root of the family.',
    bad: { [taxonomy]: [subordinate], [parent]: [['summary:', 'subordinate_families: [x/data/file]\nsummary:']] },
    also: ['subordinate-unlisted', 'readings-differ'],
  },
  {
    code: 'parent-family-wrong',
    why: 'The taxonomy and a module’s own manifest must name the same family: readers follow either.',
    mend: 'Write the canonical root of the taxonomy, or move the module in the taxonomy.',
    bad: { [taxonomy]: [subordinate], [child]: [naming('x/dta')], [parent]: [listing] },
    also: ['parent-family-unknown', 'subordinate-parent-differs'],
  },
  {
    code: 'parent-family-unknown',
    why: 'A family is what specs/extension-taxonomy.yaml names as a canonical root. CI takes a comment behind the value for a part of it.',
    mend: 'Write the canonical root of a family.',
    bad: { [child]: [naming('x/dta')] },
  },
  {
    code: 'subordinate-not-found',
    why: 'A family that lists what is not there sends its readers nowhere. CI looks for a manifest below x/ whose path is the entry.',
    mend: 'Correct the entry, or remove it.',
    bad: { [parent]: [['summary:', 'subordinate_families:\n  - x/data/fil\nsummary:']] },
  },
  {
    code: 'subordinate-without-parent',
    why: 'What a family lists as its own says so, too: who comes from below finds the family.',
    mend: 'Add parent_family to the manifest of the module.',
    bad: { [parent]: [listing] },
  },
  {
    code: 'subordinate-parent-differs',
    why: 'A module belongs to one family: to the one that lists it.',
    mend: 'Write the family that lists the module, or take it off that list.',
    bad: { [parent]: [listing], [child]: [naming('x/dta')] },
    also: ['parent-family-unknown'],
  },
  {
    code: 'subordinate-unlisted',
    why: 'A family that lists subordinate modules lists all that the taxonomy gives to it.',
    mend: 'Add the root of the taxonomy to subordinate_families.',
    bad: {
      [taxonomy]: [subordinate],
      [child]: [naming('x/data')],
      [parent]: [['summary:', 'subordinate_families:\nsummary:']],
    },
    also: ['schema-violation'],
  },
]
