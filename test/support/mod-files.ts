import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { readGoMod } from '../../server/src/core/golang/mod/go-mod.ts'
import { readGoWork } from '../../server/src/core/golang/mod/go-work.ts'
import type { Replacement } from '../../server/src/core/golang/mod/values.ts'

/** What the go command says of a file with `go mod edit -json` or `go work edit -json`; null where it refuses it. */
export type GoAnswer = Readonly<Record<string, unknown>> | null

/** A file, what is special about it, and what Go 1.26 said of it. */
export interface ModFile {
  readonly what: string
  readonly text: string
  readonly go: GoAnswer
}

/** A go.mod as we read it, in the go command's shape. */
export function modAnswer(text: string): GoAnswer {
  const mod = readGoMod(text)
  return {
    Module: { Path: mod.module?.text ?? '' },
    ...(mod.go && { Go: mod.go.text }),
    ...(mod.toolchain && { Toolchain: mod.toolchain.text }),
    ...list(
      'GoDebug',
      mod.godebugs.map(({ key, value }) => ({ Key: key, Value: value })),
    ),
    ...list(
      'Require',
      mod.requires.map(({ path, version, indirect }) => ({
        Path: path.text,
        Version: version.text,
        ...(indirect && { Indirect: true }),
      })),
    ),
    ...list(
      'Exclude',
      mod.excludes.map(({ path, version }) => ({ Path: path.text, Version: version.text })),
    ),
    ...list('Replace', mod.replaces.map(replacement)),
    ...list(
      'Retract',
      mod.retracts.map(({ low, high }) => ({ Low: low.text, High: high.text })),
    ),
    ...list(
      'Tool',
      mod.tools.map(({ text }) => ({ Path: text })),
    ),
    ...list(
      'Ignore',
      mod.ignores.map(({ text }) => ({ Path: text })),
    ),
  }
}

/** A go.work as we read it, in the go command's shape, which leaves toolchain and godebug out. */
export function workAnswer(text: string): GoAnswer {
  const work = readGoWork(text)
  return {
    ...(work.go && { Go: work.go.text }),
    ...list(
      'Use',
      work.uses.map(({ text }) => ({ DiskPath: text })),
    ),
    ...list('Replace', work.replaces.map(replacement)),
  }
}

/** Go leaves out what a file has none of. */
const list = (name: string, items: readonly unknown[]): object => (items.length > 0 ? { [name]: items } : {})

const replacement = ({ oldPath, oldVersion, newPath, newVersion }: Replacement): object => ({
  Old: { Path: oldPath.text, ...(oldVersion && { Version: oldVersion.text }) },
  New: { Path: newPath.text, ...(newVersion && { Version: newVersion.text }) },
})

/** Runs the go command over a file; null where it refuses it. Without the words of comments, which we do not read. */
export function askGo(kind: 'mod' | 'work', file: string): GoAnswer {
  const env = { ...process.env, GOFLAGS: '', GOTOOLCHAIN: 'local', ...(kind === 'mod' && { GOWORK: 'off' }) }
  const run = spawnSync('go', [kind, 'edit', '-json', file], { encoding: 'utf8', env })
  if (run.status !== 0) return null
  return JSON.parse(run.stdout, (key, value: unknown) =>
    key === 'Deprecated' || key === 'Rationale' || value === null ? undefined : value,
  )
}

/** Whether there is a go command to ask. */
export const hasGo = (): boolean => spawnSync('go', ['version']).status === 0
