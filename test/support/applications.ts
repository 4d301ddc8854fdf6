import fs from 'node:fs'
import path from 'node:path'

export const plumegoPath = 'github.com/spcent/plumego'

/** Lays files below a directory, by path with `/`. */
export function lay(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(directory, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
}

const manifest = (name: string, status: string, more = ''): string =>
  `name: ${name}\npath: ${name}\nlayer: extension\nstatus: ${status}\nowner: us\nrisk: low\nsummary: A ${name} of our own.\n${more}`

/** A little Plumego of our own, laid out as v1.0.0 is: families side by side, pages in docs/architecture. */
export const flatPlumego: Readonly<Record<string, string>> = {
  'go.mod': `module ${plumegoPath}\n\ngo 1.24.0\n`,
  'x/messaging/module.yaml': manifest('x/messaging', 'experimental'),
  'x/messaging/messaging.go': 'package messaging\n',
  'x/pubsub/module.yaml': manifest('x/pubsub', 'beta', 'parent_family: x/messaging\n'),
  'x/pubsub/pubsub.go': 'package pubsub\n',
  'x/ops/module.yaml': manifest('x/ops', 'experimental'),
  'x/ops/ops.go': 'package ops\n',
  'x/ops/healthhttp/health.go': 'package healthhttp\n',
  'docs/architecture/extension-boundary.md':
    '### A — App-facing capability families\n\n| Family | Role |\n|---|---|\n| `x/messaging` | Messages |\n\n' +
    '### C — Local development and protected operations\n\n| Package | Role |\n|---|---|\n| `x/ops` | Admin routes |\n',
}

/** An application's go.mod. */
export const goModOf = (version: string, more = ''): string =>
  `module example.com/app\n\ngo 1.24\n\nrequire ${plumegoPath} ${version}\n${more}`

/** A Go file that imports packages of Plumego, one a line from the fourth on. */
export const importing = (...packages: readonly string[]): string =>
  `package main\n\nimport (\n${packages.map(name => `\t_ "${plumegoPath}/${name}"\n`).join('')})\n\nfunc main() {}\n`

/** Variables under which only one module cache is known, whatever the machine's own settings are. */
export const onlyCache = (directory: string): NodeJS.ProcessEnv => ({
  GOMODCACHE: directory,
  GOENV: 'off',
  GOFLAGS: '',
  GOWORK: '',
  GO111MODULE: '',
})
