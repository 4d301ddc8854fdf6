import { rulesFor } from '../boundaries/governing-rules.ts'
import { groupBy } from '../collections.ts'
import type { TextEdit } from '../findings/finding.ts'
import { listed } from '../findings/words.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { nearestManifest } from '../maturity/packages.ts'
import { joinPath, type Move, moved, parentPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { copiedRule, placedEntries } from '../scaffold/new-module.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import type { Localize } from '../text/localize.ts'
import { ComposedEdits } from './composed-edits.ts'
import { leftEntries } from './left-entries.ts'
import { evidenceShown, leftRows } from './left-rows.ts'
import { movedSnapshot } from './moved-snapshot.ts'
import { denyAgain, lostDenials } from './others-denials.ts'

/** Edits that a person looks at as one. */
interface MoveChange {
  /** Undefined for what only follows the path. */
  readonly label: string | undefined
  readonly description: string
  /** True for what no check asks for, and a person decides. */
  readonly isOptional: boolean
  readonly edits: readonly TextEdit[]
}

/** A package that leaves its family, or comes into one. */
export interface NewHome {
  /** What the package loses with its place; the empty string where it loses nothing. For a person. */
  readonly losses: string
  /** All that changes with the move, in the places that the files have before it. */
  readonly changes: readonly MoveChange[]
}

/** What a package belongs to. */
interface Homes {
  readonly before: string | undefined
  readonly after: string | undefined
}

/** How one step is told. */
type Step = Omit<MoveChange, 'edits'>

/**
 * What else changes where a package's directory moves to another family, out of one or into one: what its old place says of
 * it goes, and it gets the entries of its new place.
 * @param paths the edits by which everything follows the path
 * @returns undefined where it stays in its family
 */
export function newHome(snapshot: Snapshot, move: Move, paths: readonly TextEdit[], t: Localize): NewHome | undefined {
  const { own } = snapshot
  if (own.tree.kind(move.from) !== 'directory') return undefined
  const composed = new ComposedEdits<Step>(file => own.text(file))
  // Go files have no text here: their imports follow, and nothing else changes in them.
  const inGo = paths.filter(({ file }) => own.text(file) === undefined)
  composed.make(paths, followsPath)
  let current: Snapshot | undefined
  const now = (): Snapshot => {
    current ??= movedSnapshot(own, move, composed.texts)
    return current
  }
  const homes = homesOf(own, now(), move)
  if (homes.before === homes.after) return undefined
  const make = (step: Step, edits: readonly TextEdit[]): void => {
    composed.make(
      edits.map(edit => unmoved(edit, move)),
      step,
    )
    current = undefined
  }
  const losses = lossesOf(own, now(), move, homes, t)
  settle({ move, homes, losses, t, now, make, rule: ruleLost(own, now(), move) })
  const changes = [...groupedBySteps(composed.told), ...(inGo.length > 0 ? [{ ...followsPath, edits: inGo }] : [])]
  return { losses, changes }
}

const followsPath: Step = { label: undefined, description: '', isOptional: false }

interface Settling {
  readonly move: Move
  readonly homes: Homes
  readonly losses: string
  readonly rule: DependencyRule | undefined
  readonly t: Localize
  now(): Snapshot
  make(step: Step, edits: readonly TextEdit[]): void
}

/** Makes one step after the other, each on the state that the one before left. */
function settle({ move, homes, losses, rule, t, now, make }: Settling): void {
  const step = (label: string, description: string, isOptional = false): Step => ({ label, description, isOptional })
  const { before, after } = homes
  const manifest = isFamilyOfOthers(now(), move.to) ? undefined : now().manifests.get(move.to)
  const evidence = evidenceShown(now(), move.to)
  if (manifest) {
    const homing = { snapshot: now(), manifest, ...homes }
    const label =
      before === undefined
        ? t('{module} comes into {family}', { module: move.to, family: after ?? '' })
        : t('{module} leaves {family}', { module: move.to, family: before })
    make(step(label, losses), [...leftEntries(homing), ...leftRows(homing)])
    const place = { parent: after, rule, evidence }
    for (const { edits, ...entry } of placedEntries(now(), move.to, place, t)) make(entry, edits)
  } else if (after === undefined && rule) {
    make(step(specPaths.dependencyRules, t('Says what it may not import')), copiedRule(now(), move.to, rule))
  }
  if (before === undefined) return
  const description = t(
    'Optional: they denied it as a part of {family}, and whether they still do is for you to decide',
    {
      family: before,
    },
  )
  const denials = denyAgain(lostDenials(now(), move), move)
  make(step(t('Lists that deny {module}', { module: move.to }), description, true), denials)
}

function homesOf(before: Snapshot, after: Snapshot, { from, to }: Move): Homes {
  return { before: familyAround(before, from), after: familyAround(after, to) }
}

/** The canonical root of the family that a directory lies in; undefined for one that lies directly in x/, or in none. */
function familyAround(snapshot: Snapshot, directory: string): string | undefined {
  if (!directory.startsWith('x/')) return undefined
  const above = nearestManifest(snapshot, parentPath(directory))
  if (!above?.directory.startsWith('x/')) return undefined
  const { canonicalByRoot } = snapshot.taxonomy ?? {}
  return canonicalByRoot?.get(above.directory) ?? (trimmedScalar(above.lines, 'parent_family')?.text || above.directory)
}

/** A family with modules of its own stays one, wherever it lies: nobody but a person can say what becomes of those. */
const isFamilyOfOthers = ({ taxonomy }: Snapshot, directory: string): boolean =>
  taxonomy?.families.some(
    ({ canonicalRoot, roots }) => canonicalRoot?.text === directory && roots.some(({ text }) => text !== directory),
  ) ?? false

/** The rule of the family as it is now, where none holds at the new place. */
function ruleLost(before: Snapshot, after: Snapshot, { from, to }: Move): DependencyRule | undefined {
  const [nearest] = rulesFor(before, joinPath(from, 'module.go')).toSorted((a, b) => pathLength(b) - pathLength(a))
  if (!nearest || rulesFor(after, joinPath(to, 'module.go')).length > 0) return undefined
  return after.dependencyRules?.modules.get(nearest.name)
}

const pathLength = ({ path }: DependencyRule): number => path?.text.length ?? 0

function lossesOf(before: Snapshot, after: Snapshot, move: Move, homes: Homes, t: Localize): string {
  const rules = rulesFor(before, joinPath(move.from, 'module.go'))
  const still = new Set(rulesFor(after, joinPath(move.to, 'module.go')).map(({ name }) => moved(name, move)))
  const gone = rules.map(({ name }) => moved(name, move)).filter(name => !still.has(name))
  const lists = lostDenials(after, move).length
  const lost = [
    ...(gone.length > 0 ? [t('the import rule of {rules} no longer holds for it', { rules: listed(gone) })] : []),
    ...(lists > 0 && homes.before !== undefined
      ? [t('lists that deny {family} no longer cover it: {count}', { count: lists, family: homes.before })]
      : []),
  ]
  return lost.join('; ')
}

/** An edit of a file that has not moved yet. */
const unmoved = (edit: TextEdit, { from, to }: Move): TextEdit => ({
  ...edit,
  file: moved(edit.file, { from: to, to: from }),
})

const groupedBySteps = (told: readonly { readonly label: Step; readonly edit: TextEdit }[]): MoveChange[] =>
  [...groupBy(told, ({ label }) => label)].map(([step, all]) => ({ ...step, edits: all.map(({ edit }) => edit) }))
