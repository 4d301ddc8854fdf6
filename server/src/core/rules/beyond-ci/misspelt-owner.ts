import { slips } from '../../fixes/nearest-value.ts'
import { valuesElsewhere } from '../../fixes/other-sources.ts'
import { isFit } from '../../fixes/reliable.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import type { Manifest, Snapshot } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { ManifestRule, RuleInfo } from '../rule.ts'

const info: RuleInfo = {
  code: 'owner-misspelt',
  check: null,
  severity: 'information',
  summary: 'An owner whom no other manifest names, and who is one slip of the keyboard away from one who owns others.',
  key: ['module', 'owner'],
  followUps: ['dashboard-drift', 'evidence-owner-mismatch'],
}

/** A name of fewer letters is too near to too many others. */
const fewestLetters = 3
/** Of two names this short with another letter in one place, each may be somebody's. */
const fewestReplaced = 5

/** No check knows who may own a module, so what is misspelt here is soon asked for on the dashboard and in the ledger. */
export const misspeltOwner: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run(manifest, { snapshot, t, report }) {
    const value = trimmedScalar(manifest.lines, 'owner')
    const owner = nameIn(value)
    if (!value || !isFit(owner) || ownedModules(owner, snapshot) > 1) return
    const meant = whoIsMeant(owner, manifest, snapshot)
    if (meant === undefined) return
    report(info, {
      file: manifest.path,
      range: manifest.source.range(value),
      key: [manifest.directory, owner],
      message: t('No other manifest names the owner {owner}: {meant} may be meant.', { owner, meant }),
      fixes: [replaceScalar(manifest, value, meant, t, false)],
    })
  },
}

/** Undefined where the owner is known elsewhere, where nobody is that near, or more than one is. */
function whoIsMeant(owner: string, { directory }: Manifest, snapshot: Snapshot): string | undefined {
  const others = snapshot.memo(ownersOfSeveral).split('\n')
  const known = new Set([...others, ...valuesElsewhere(snapshot, directory, 'owner')])
  const near = known.has(owner) ? [] : [...known].filter(name => isFit(name) && isSlip(owner, name))
  return near.length === 1 ? near[0] : undefined
}

const ownedModules = (owner: string, snapshot: Snapshot): number => snapshot.memo(countModules, owner)

const countModules = (snapshot: Snapshot, owner: string): number => snapshot.memo(modulesByOwner).get(owner) ?? 0

/** One a line: most edits of a manifest leave them as they are. */
const ownersOfSeveral = (snapshot: Snapshot): string =>
  [...snapshot.memo(modulesByOwner)].flatMap(([name, count]) => (count > 1 ? name : [])).join('\n')

/** How many manifests name an owner. */
function modulesByOwner(snapshot: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { lines } of snapshot.own.manifests.values()) {
    const name = nameIn(trimmedScalar(lines, 'owner'))
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** CI takes a comment behind it for a part of the name. */
const nameIn = (value: Piece | undefined): string =>
  (value?.text.includes('#') ? valueWithoutComment(value) : undefined) ?? value?.text ?? ''

/** Whether one letter too many, too few, swapped or replaced makes one name of the other. Numbers tell teams apart. */
function isSlip(written: string, meant: string): boolean {
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()]
  if (Math.min(a.length, b.length) < fewestLetters || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  if (slips(a, b) > 1 || withoutNumbers(a) === withoutNumbers(b)) return a === b
  return a.length !== b.length || isSwapped(a, b) || Math.min(...lengthsOfOtherWords(a, b)) >= fewestReplaced
}

const withoutNumbers = (name: string): string => name.replace(/\d/g, '')

const isSwapped = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('')

/** Of the words of two names, such as `team` and `b`, the lengths of those that differ. */
function lengthsOfOtherWords(a: string, b: string): number[] {
  const [words, others] = [a.split(/[^a-z]/), b.split(/[^a-z]/)]
  return words.flatMap((word, i) => (word === others[i] ? [] : word.length))
}
