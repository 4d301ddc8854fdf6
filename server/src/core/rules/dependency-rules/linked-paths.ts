import { canRun, denialsFor } from '../../boundaries/governing-rules.ts'
import { cleanPath, isWithin } from '../../repo/paths.ts'
import { GoFile, type Snapshot } from '../../repo/snapshot.ts'
import type { DependencyRule } from '../../spec/dependency-rules.ts'
import type { WorkspaceRule } from '../rule.ts'
import { forbiddenImportInfo, reportDenials } from './forbidden-import.ts'

/**
 * Rules whose path leads through a link: the program walks from there on, and tells the files by the way that it came.
 * Where the path is itself a link there is nothing to walk.
 */
export const linkedRulePaths: WorkspaceRule = {
  scope: 'workspace',
  rules: [forbiddenImportInfo],
  run(context) {
    const { snapshot } = context
    if (snapshot.tree.links.size === 0 || !canRun(snapshot)) return
    const told = new Set<string>()
    for (const path of linkedPaths(snapshot)) {
      for (const file of filesThrough(path, snapshot)) {
        if (told.has(file.path)) continue
        told.add(file.path)
        for (const spec of file.imports.imports) {
          const denials = denialsFor(snapshot, file.path, spec.path).filter(({ rule }) => isLinked(rule, snapshot))
          reportDenials(file, spec, denials, context)
        }
      }
    }
  },
}

const pathOf = ({ path }: DependencyRule): string => cleanPath(path?.text ?? '')

const isLinked = (rule: DependencyRule, { tree }: Snapshot): boolean => tree.linkAbove(pathOf(rule)) !== undefined

const linkedPaths = (snapshot: Snapshot): string[] =>
  [...(snapshot.dependencyRules?.modules.values() ?? [])].filter(rule => isLinked(rule, snapshot)).map(pathOf)

/** The Go files that a walk from a path finds, by the way that it came. */
function filesThrough(path: string, { tree, goFiles }: Snapshot): GoFile[] {
  const { at } = tree.place(path)
  if (at === undefined) return []
  const isWalked = ({ path: file, directory, isTest }: GoFile): boolean =>
    !isTest && isWithin(file, at) && isWithin(at, tree.moduleRoot(directory))
  return [...goFiles.values()].filter(isWalked).map(({ path: file, imports, edited, isHalfTyped }) => {
    return new GoFile(path + file.slice(at.length), imports, edited, isHalfTyped)
  })
}
