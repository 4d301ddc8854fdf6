import { requiredPaths } from '../../server/src/core/rules/reference-layout/layout.ts'

/** The files of a whole checkout that reference-layout asks for, beside those that a workspace has already. */
export function wholeLayout(files: ReadonlyMap<string, string>): Map<string, string> {
  const missing = requiredPaths.filter(path => ![...files.keys()].some(file => `${file}/`.startsWith(`${path}/`)))
  const laid = missing.map((path): [string, string] => {
    if (!path.startsWith('reference/')) return [path, contents[path] ?? (path.endsWith('.md') ? '# Page\n' : '')]
    return [`${path}/go.mod`, goModOf(path)]
  })
  return new Map([...files, ...laid])
}

const contents: Readonly<Record<string, string>> = {
  'specs/task-routing.yaml': `version: 1

tasks:
  resources:
    start_with:
      - go.mod
`,
}

const goModOf = (path: string): string => `module ${path.slice('reference/'.length)}

go 1.26

require github.com/spcent/plumego v0.0.0

replace github.com/spcent/plumego => ../..
`
