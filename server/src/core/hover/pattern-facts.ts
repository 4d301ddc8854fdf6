import { matcherOf, type PatternList } from '../boundaries/pattern-lists.ts'
import { isManifestPath } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { HoverQuestion } from './hover-question.ts'
import { type HoverContent, type Line, render, shortList } from './rich-text.ts'

/** What a pattern of imports matches, and which files import that. */
export function patternFacts(question: HoverQuestion, list: PatternList, pattern: string): HoverContent | undefined {
  const { snapshot, path, cursor, t } = question
  if (pattern === 'stdlib')
    return render({ head: [[[{ bold: pattern }, ` · ${t("Go's standard library")}`]]], body: [] })
  const isManifest = isManifestPath(path)
  const isTaken = matcherOf(list, pattern, modulePath(snapshot))
  const packages = packagesOf(snapshot).filter(isTaken)
  const subject = isManifest ? parentPath(path) : String(cursor.path[1] ?? '')
  const importing = filesImporting(snapshot, isTaken)
  const own = importing.filter(file => isWithin(parentPath(file), subject))
  const head: Line = [{ code: pattern }, ` · ${t('packages matched: {count}', { count: packages.length })}`]
  const facts: Line[] = []
  if (packages.length > 0) facts.push([shortList(packages)])
  else facts.push([t('No package of this repository has such a path.')])
  const counts = { subject, own: own.length, all: importing.length }
  facts.push([t('Files that import them: {own} in {subject}, {all} in the repository.', counts)])
  if (own.length > 0) facts.push([shortList(own)])
  return render({ head: [[head]], body: [facts] })
}

/** Every directory that holds a Go file which is no test, the root left out. */
function packagesOf(snapshot: Snapshot): string[] {
  const found = new Set<string>()
  for (const { directory, isTest } of snapshot.own.goFiles.values()) if (!isTest) found.add(directory)
  found.delete('')
  return [...found]
}

/** Files that are no tests and import a package of this repository whose path is wanted. */
function filesImporting(snapshot: Snapshot, isWanted: (path: string) => boolean): string[] {
  const module = `${modulePath(snapshot)}/`
  const found: string[] = []
  for (const { path, isTest, imports } of snapshot.own.goFiles.values()) {
    if (isTest) continue
    const isImporting = imports.pathsFrom(module).some(imported => isWanted(imported.slice(module.length)))
    if (isImporting) found.push(path)
  }
  return found
}
