import { matcherOf, type PatternList } from '../boundaries/pattern-lists.ts'
import { treeOf } from '../boundaries/pattern-text.ts'
import type { TextEdit } from '../findings/finding.ts'
import { lineAround, type Mendable, replaceSpan } from '../fixes/lines.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import type { Move } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Piece } from '../text/go-strings.ts'

/** A list that denied a module as a part of what it lay in, and no longer does where that has moved. */
interface LostDenial {
  readonly file: Mendable
  readonly pattern: Piece
}

/**
 * The lists of rules and manifests that deny what lay where a module comes from, and not what lies where it is now.
 * @param snapshot with all moved
 */
export function lostDenials(snapshot: Snapshot, { from, to }: Move): LostDenial[] {
  const source = snapshot.text(specPaths.dependencyRules)
  const lost = (list: PatternList, patterns: readonly Piece[]): Piece[] => {
    const covers = (path: string) => (pattern: Piece) => matcherOf(list, pattern.text)(path)
    const pattern = patterns.find(covers(from))
    return pattern && !patterns.some(covers(to)) ? [pattern] : []
  }
  const rules = [...(snapshot.dependencyRules?.modules.values() ?? [])].filter(rule => rule.path?.text !== to)
  const manifests = [...snapshot.own.manifests.values()].filter(({ directory }) => directory !== to)
  return [
    ...rules.flatMap(({ deny }) =>
      source
        ? lost('deny', deny).map(pattern => ({
            file: { path: specPaths.dependencyRules, source },
            pattern,
          }))
        : [],
    ),
    ...manifests.flatMap(manifest =>
      lost('forbidden_imports', listValues(manifest.lines, 'forbidden_imports')).map(pattern => ({
        file: manifest,
        pattern,
      })),
    ),
  ]
}

/** In a line of its own in front of the pattern that covered it. Of lists in brackets none: those are a person's to write. */
export function denyAgain(lost: readonly LostDenial[], { to }: Move): TextEdit[] {
  return lost.flatMap(({ file, pattern }) => {
    const line = lineAround(file.source, pattern.start)
    const [lead] = /^\s*- +/.exec(line.text) ?? []
    if (lead === undefined) return []
    const start = { start: line.start, end: line.start }
    return [replaceSpan(file, start, lead + treeOf(to) + file.source.lineEnd)]
  })
}
