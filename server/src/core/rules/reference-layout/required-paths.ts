import { firstLine } from '../../findings/words.ts'
import { legacyRootsBaseline } from '../../repo/interest.ts'
import { baseName, joinPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { readCheckBaseline } from '../../spec/check-baseline.ts'
import { startOfFile } from '../../text/position.ts'
import { placeOfDirectory } from '../directory-place.ts'
import { holdsThatDay, listOfThatDay } from '../older-programs.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, requiredPaths, topLevelDirectories } from './layout.ts'

const common = { check, severity: 'error' } as const

const unexpected: RuleInfo = {
  ...common,
  code: 'unexpected-top-level',
  summary: 'A directory lies at the top of the repository that does not belong there.',
  key: ['directory'],
}
const missing: RuleInfo = {
  ...common,
  code: 'required-path-missing',
  summary: 'A file or a directory is missing that Plumego’s layout requires.',
  key: ['path'],
}
const unreadable: RuleInfo = {
  ...common,
  code: 'required-path-unreadable',
  summary: 'A path that Plumego’s layout requires cannot be looked up.',
  key: ['path'],
}

/** What lies at the top of the repository, and what must exist. */
export const layoutPaths: WorkspaceRule = {
  scope: 'workspace',
  rules: [unexpected, missing, unreadable],
  run(context) {
    const { tree } = context.snapshot
    const allows = allowedDirectories(context.snapshot)
    for (const name of tree.children('')) {
      if (tree.entry(name) !== 'directory' || name.startsWith('.') || allows.has(name)) continue
      reportUnexpected(name, context)
    }
    const required = listOfThatDay(context.snapshot, `${check}/main.go`, 'required := []string{') ?? requiredPaths
    for (const path of required) {
      const stat = tree.stat(path)
      if (stat === 'missing' || stat === 'unreadable') reportRequired(path, stat, context)
    }
  },
}

/** Older versions allow others, and the first ones what a baseline lists. */
function allowedDirectories(snapshot: Snapshot): ReadonlySet<string> {
  const allowed = listOfThatDay(snapshot, 'checkutil/checkutil.go', 'allowedTopLevelDirs = []string{')
  if (!allowed) return topLevelDirectories
  const hasBaseline = holdsThatDay(snapshot, `${check}/main.go`, baseName(legacyRootsBaseline))
  const legacy = hasBaseline ? (snapshot.read(legacyRootsBaseline, readCheckBaseline) ?? []) : []
  return new Set([...allowed, ...legacy])
}

function reportUnexpected(name: string, { snapshot, t, report }: RuleContext): void {
  report(unexpected, {
    ...placeOfDirectory(snapshot, name),
    key: [name],
    message: t('{directory} does not belong at the top of the repository: move it below one of {allowed}.', {
      directory: joinPath(name, ''),
      allowed: 'cmd, docs, examples, internal, reference, scripts, tasks, use-cases, website, x',
    }),
  })
}

function reportRequired(path: string, stat: 'missing' | 'unreadable', { snapshot, t, report }: RuleContext): void {
  const source = snapshot.text(specPaths.repo)
  const message =
    stat === 'missing'
      ? t('{path} is missing, and {check} requires it: restore it from git, or write it.', { path, check })
      : t('{path} cannot be looked up, and {check} requires it: something above it is a file, or a link in a circle.', {
          path,
          check,
        })
  const range = source ? firstLine(source) : startOfFile
  report(stat === 'missing' ? missing : unreadable, { file: specPaths.repo, range, key: [path], message })
}
