import type { SourceText } from '../text/source-text.ts'
import { pagePaths } from './interest.ts'
import { joinPath, parentPath } from './paths.ts'
import type { Snapshot } from './snapshot.ts'

/** Versions of Plumego before the specs came have no check to agree with. */
export const hasSpecs = ({ tree }: Snapshot): boolean => tree.entry('specs') !== undefined

/** Where the pages lie that the checks read. Specs that go with pages in other places are those of another version. */
const pageFolder = parentPath(pagePaths.dashboard)

/** Where pages lay before. */
const olderPages: readonly string[] = [pagePaths.olderDashboard, 'docs/architecture']

/** Programs that the version whose checks the rules mirror has, and that came one after the other. */
const laterPrograms = ['cross-extension-deps', 'community-extension', 'public-entrypoints-sync']
const programFolder = 'internal/checks'

/**
 * Whether a checkout with specs is of an older version than the one whose checks the rules mirror: its pages lie where they
 * lay then, or it has programs, but not all of them, or an earlier one.
 */
export function isOlder(snapshot: Snapshot): boolean {
  const { tree } = snapshot
  if (!hasSpecs(snapshot)) return false
  const pages = tree.stat(pageFolder)
  const hasPages = pages === 'directory' || pages === 'outside'
  // A checkout that merely lacks its pages is broken, not old: its CI fails.
  if (!hasPages && olderPages.some(path => tree.kind(path) !== undefined)) return true
  // As old as these, so that a folder of that name with something else in it is none of Plumego's.
  if (tree.kind(joinPath(programFolder, 'dependency-rules/main.go')) !== 'file') return false
  // What lies there as something else, such as a link, is no sign of age.
  if (laterPrograms.some(name => tree.entry(joinPath(programFolder, name)) === undefined)) return true
  const program = snapshot.goText(joinPath(programFolder, 'extension-maturity/main.go'))
  return program !== undefined && knowsNoReadme(program)
}

const withoutReadme = new WeakMap<SourceText, boolean>()

/** What extension-maturity learned last, in June 2026, is to read README.md. A file without a program in it says nothing. */
function knowsNoReadme(program: SourceText): boolean {
  let answer = withoutReadme.get(program)
  if (answer === undefined) {
    answer = program.text.includes('func main(') && !program.text.includes('README.md')
    withoutReadme.set(program, answer)
  }
  return answer
}

/** Where API snapshots lie: elsewhere up to the end of May 2026. */
export function snapshotRoot({ tree }: Snapshot): string {
  const isOld = tree.kind('docs/evidence') !== 'directory' && tree.kind('docs/extension-evidence') === 'directory'
  return isOld ? 'docs/extension-evidence/snapshots/' : 'docs/evidence/extension/snapshots/'
}
