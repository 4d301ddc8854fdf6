import { listValues } from '../manifest/manifest-lines.ts'
import { manifestAt } from '../modules/manifest-at.ts'
import { isWithin } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { deniedEntries, forbiddenEntry, matcherOf } from './pattern-lists.ts'
import { patternBase } from './pattern-text.ts'

/** A list of patterns and the directory that it is about. */
interface ListPlace {
  readonly list: 'allowed_imports' | 'forbidden_imports' | 'allow' | 'deny'
  readonly directory: string
}

/**
 * Whether an entry would contradict what is said elsewhere: it allows what a rule or the manifest denies, or denies what
 * one of them allows, or its own module.
 */
export function contradicts(snapshot: Snapshot, { list, directory }: ListPlace, entry: string): boolean {
  const rules = [...(snapshot.dependencyRules?.modules.values() ?? [])].filter(
    ({ path }) => path !== undefined && path.text !== '' && isWithin(directory, path.text),
  )
  const manifest = manifestAt(snapshot, directory)
  if (list === 'allowed_imports' || list === 'allow') {
    const isDenied = (text: string): boolean =>
      rules.some(rule => deniedEntries(rule, text).length > 0) ||
      (manifest !== undefined && forbiddenEntry(manifest, text) !== undefined)
    return isDenied(entry) || isDenied(patternBase(entry))
  }
  const denies = matcherOf(list, entry)
  const allowed = [
    ...(manifest ? listValues(manifest.lines, 'allowed_imports') : []),
    ...rules.flatMap(({ allow }) => allow),
  ]
  return denies(directory) || allowed.some(({ text }) => denies(text) || denies(patternBase(text)))
}
