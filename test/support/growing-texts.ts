/** A text that a hostile file may hold, about as long as is asked for. */
export type Growing = (length: number) => string

const filled =
  (before: string, unit: string, after = ''): Growing =>
  length =>
    before + unit.repeat(Math.ceil(length / unit.length)) + after

const lines =
  (before: string, line: (i: number) => string): Growing =>
  length => {
    const perLine = line(10_000).length
    return before + Array.from({ length: Math.ceil(length / perLine) }, (_, i) => line(i)).join('')
  }

const head = 'name: x/rest\npath: x/rest\nlayer: extension\nstatus: experimental\n'

/** For any file whose text is YAML, or taken for it. */
export const yamlTexts: Readonly<Record<string, Growing>> = {
  'trailing tabs': filled(`${head}forbidden_imports:\n  - x/data`, '\t', '.\n'),
  'trailing blanks': filled(`${head}owner: api`, ' ', '.\n'),
  'blanks behind a key': filled('status:', ' '),
  'blanks before a comment': filled('summary: a', ' \t', '\nstatus: beta # b\n'),
  'a quoted summary': filled('summary: "', ' "', '\n'),
  'quotes alone': filled('name: ', '"', '.\n'),
  'an escaped quote and so on': filled('summary: "', '\\"', '\n'),
  'tabs in a key': filled('a', '\t', '#:\n'),
  'slashes in a pattern': filled(`${head}forbidden_imports:\n  - x`, '/', '.\n'),
  'stars in a pattern': filled(`${head}forbidden_imports:\n  - x/`, '**/', '\n'),
  'dots in a path': filled(`${head}doc_paths:\n  - docs/`, '../', 'x\n'),
  'brackets that never close': filled('agent_hints: ', '['),
  'brackets within brackets': length => `agent_hints: ${'['.repeat(length / 2)}${']'.repeat(length / 2)}\n`,
  'braces that never close': filled('agent_hints: ', '{a: '),
  'nested dashes': filled('agent_hints:\n  ', '- ', 'a\n'),
  'nested keys': filled('', '? ', 'a\n'),
  'a list in brackets': filled('allowed_imports: [', 'stdlib, ', 'log]\n'),
  'comments in brackets': filled('allowed_imports: [', ']#', '\n]\n'),
  'line ends': filled('name: a', '\n', 'b: c\n'),
  'carriage returns': filled('name: a', '\r', 'b: c\n'),
  'line ends of either kind': filled('name: a', '\r\n', 'b: c\n'),
  comments: filled('', '# a\n'),
  dashes: filled('', '---\n'),
  'anchors and aliases': lines('a0: &a0 [x]\n', i => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`),
  'unknown keys': lines(head, i => `key_${i}: a\n`),
  'unknown keys further in': lines(`${head}stability_tiers:\n`, i => `  key_${i}: a\n`),
  'one key again and again': lines(head, () => 'owner: api\n'),
  items: lines(`${head}responsibilities:\n`, i => `  - item ${i}\n`),
  'the same item': lines(`${head}forbidden_imports:\n`, () => '  - x/data/**\n'),
  'items of brackets': lines(`${head}responsibilities:\n`, () => '  - [a]\n'),
  documents: filled(head, '---\na: b\n'),
  acknowledgements: filled('# plumego:acknowledge a\t', '\t', '\tm\n'),
  prose: filled('summary: >\n', '  some words\n'),
  'one long word': filled('summary: ', 'a', '\n'),
  colons: filled('a', ':', '\n'),
  marks: filled('a: ', '\ufeff', '\n'),
  numbers: filled('risk: 1', '_', '+\n'),
  modules: lines('modules:\n', i => `  m${i}:\n    path: x/rest\n    deny:\n      - x/data/**\n`),
  candidates: lines(
    'candidates:\n',
    i => `  - module: x/rest\n    owner: a${i}\n    release_refs:\n      - v1.${i}.0\n`,
  ),
  roots: lines('layers:\n  extension:\n    paths:\n', i => `      - x/r${i}\n`),
}

export const goTexts: Readonly<Record<string, Growing>> = {
  imports: lines('package rest\n\nimport (\n', i => `\t"github.com/spcent/plumego/x/p${i}"\n`),
  'the same import': lines('package rest\n\nimport (\n', () => '\t"github.com/spcent/plumego/x/data"\n'),
  quotes: filled('package rest\n\nimport ', '"'),
  brackets: filled('package rest\n\nimport ', '('),
  comments: filled('', '/**/', '\npackage rest\n'),
  'line ends': filled('package rest\n', '\n', 'import "net/http"\nvar x = http.DefaultServeMux\n'),
  constraints: filled('//go:build ', '(', '\npackage rest\n'),
  'many constraints': filled('//go:build a', ' && a', '\npackage rest\n'),
  'blanks behind a constraint': filled('// +build', '\t', '+build\n\npackage rest\n'),
  acknowledgements: lines('package rest\n', () => '// plumego:acknowledge a b\n'),
  'a long acknowledgement': filled('package rest\n// plumego:acknowledge a', '\t', 'm\t\n'),
  variables: filled('package rest\nimport "net/http"\nvar S', ', G', '\n'),
  registrations: filled('package rest\nimport "net/http"\nfunc init() { ', 'http . ', 'Handle() }\n'),
  strings: filled('package rest\nimport "net/http"\nvar a = `', '\n`+`', '`\n'),
  'strings that never close': filled('package rest\nimport "net/http"\nvar a = ', '"\\"', '\n'),
}

export const modTexts: Readonly<Record<string, Growing>> = {
  requires: lines('module a\nrequire (\n', i => `\tgithub.com/a/b${i} v1.${i}.0\n`),
  replaces: lines(
    'module a\nrequire github.com/spcent/plumego v1.0.0\n',
    () => 'replace github.com/spcent/plumego => ../x\n',
  ),
  blanks: filled('module a\nrequire github.com/spcent/plumego', ' ', '\n'),
  quotes: filled('module a\nrequire ', '"\\'),
  slashes: filled('module a/', '/plumego', '\n'),
  words: filled('#', 'o/plumeg', '\n'),
  hashes: filled('#', 'o\r/', 'ego'),
  brackets: filled('module a\nrequire ', '(', '\n'),
  'a version': filled('module a\nrequire github.com/spcent/plumego v1.0.0-', '1.', '\n'),
  'line ends': filled('module a', '\n', 'require github.com/spcent/plumego v1.0.0\n'),
  ignores: lines('module a\nignore (\n', i => `\t./a${i}\n`),
}

export const pageTexts: Readonly<Record<string, Growing>> = {
  rows: lines('# P\n\n## A — Families\n\n| Package | Role |\n| --- | --- |\n', i => `| \`x/p${i}\` | a |\n`),
  bars: filled('## A — F\n\n| P | R |\n|---|---|\n', '|'),
  dashes: filled('| P |\n|', '-', '|\n'),
  backticks: filled('', '`'),
  'backticks of many lengths': length => Array.from({ length: Math.sqrt(length) }, (_, i) => '`'.repeat(i)).join(' '),
  quotes: filled('', '> '),
  lists: filled('', '- '),
  links: filled('', '['),
  'links and images': filled('', '![a]('),
  emphasis: filled('', '*a_ '),
  headings: filled('', '# a\n'),
  'a heading of tabs': filled('## A —', '\t', '-\n\n| P |\n|---|\n| `x/rest` |\n'),
  html: filled('', '<a '),
  entities: filled('', '&a'),
  'blanks in a cell': filled('## A — F\n\n| P | R |\n|---|---|\n| `x/rest`', ' ,', '. | a |\n'),
  'beta words': filled('**beta** extension families ', '`x/a`, ', '\n'),
}

export const ignoreTexts: Readonly<Record<string, Growing>> = {
  patterns: lines('', i => `a${i}/*.go\n`),
  stars: filled('', '*a', '\n'),
  'double stars': filled('', '**/', 'b\n'),
  brackets: filled('', '[a', '\n'),
  blanks: filled('a', ' ', '.\n'),
  escapes: filled('', '\\ ', '\n'),
  slashes: filled('', '/', '\n'),
  hashes: filled('*', '\t#', '\u2028#\n'),
}

export const jsonTexts: Readonly<Record<string, Growing>> = {
  braces: filled('', '{"a":'),
  brackets: filled('', '['),
  quotes: filled('{"', '\\"'),
  keys: lines('{', i => `"plumego.k${i}": 1,\n`),
  comments: filled('', '/*'),
  'line ends': filled('{', '\n', '"plumego.a": 1}'),
}
