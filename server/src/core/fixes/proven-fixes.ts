import { visit } from 'yaml'
import type { Fix, TextEdit } from '../findings/finding.ts'
import { isManifestPath } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { ManifestSchema } from '../spec/manifest-schema.ts'
import { foreignEncoding } from '../text/encoding.ts'
import { SourceText } from '../text/source-text.ts'
import { compareReadings, type ReadingDifference } from '../yaml/compare-readings.ts'
import { changesBetween, dataAt } from '../yaml/data-changes.ts'
import { dataOf, parseYaml, type YamlDocument, yamlProblem } from '../yaml/document.ts'
import type { FileReading } from '../yaml/file-reading.ts'
import { manifestReadings, specReadings } from '../yaml/readings.ts'
import { applyEdits } from './fix-all.ts'

/** What a proof looks at of the state that the fixes are for. */
interface ProofGround {
  /** The text of a YAML file that a fix changes. */
  text(path: string): SourceText | undefined
  readonly manifestSchema: ManifestSchema | undefined
}

/** `ruins` where an edit changes more of what YAML sees than is meant, `unsure` where that cannot be told. */
type Verdict = 'proven' | 'unsure' | 'ruins'

/**
 * The fixes without those that would ruin a YAML file, and of the others only those safe that are proven so. Rules find
 * values as Plumego's programs read them, line by line, and YAML may see their ends elsewhere: a block text, a value over
 * two lines, a CR alone. A fix that is made there must leave the rest of the document what it is for YAML, and bring
 * about no value that the two read differently; one is safe where they read the value alike to begin with.
 */
function provenFixes(fixes: readonly Fix[], ground: ProofGround): Fix[] {
  return fixes.flatMap(fix => {
    const verdict = verdictOn(fix, ground)
    if (verdict === 'ruins') return []
    return verdict === 'unsure' && fix.safe ? [{ ...fix, safe: false }] : [fix]
  })
}

/**
 * The same, found out when it is asked for: hardly any fix is ever looked at, and a proof parses.
 * @param snapshot the state that the fixes are for; of it only the texts that they change are kept
 * @param failed is told what the proof throws, and then there are no fixes; without it the proof throws
 */
export function provenWhenAsked(
  fixes: readonly Fix[],
  snapshot: Snapshot,
  failed?: (error: unknown) => void,
): () => readonly Fix[] {
  const files = new Set(fixes.flatMap(({ edits }) => edits.map(({ file }) => file).filter(isYaml)))
  if (files.size === 0) return () => fixes
  const texts = new Map([...files].map(path => [path, snapshot.text(path)]))
  const ground: ProofGround = { text: path => texts.get(path), manifestSchema: snapshot.manifestSchema }
  let proven: readonly Fix[] | undefined
  return () => {
    if (proven) return proven
    try {
      proven = provenFixes(fixes, ground)
    } catch (error) {
      if (!failed) throw error
      failed(error)
      proven = []
    }
    return proven
  }
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path)

function verdictOn(fix: Fix, ground: ProofGround): Verdict {
  const files = new Set(fix.edits.map(({ file }) => file).filter(isYaml))
  const verdicts = [...files].map(path => {
    const source = ground.text(path)
    const edits = fix.edits.filter(({ file }) => file === path)
    return source ? judge(source, { ...fix, edits }, readingsOf(path, ground)) : 'unsure'
  })
  return verdicts.includes('ruins') ? 'ruins' : verdicts.includes('unsure') ? 'unsure' : 'proven'
}

const readingsOf = (path: string, { manifestSchema }: ProofGround): readonly FileReading[] =>
  isManifestPath(path) ? manifestReadings(manifestSchema) : (specReadings.get(path) ?? [])

/** One value, or one key, entry or list of values. Who renames a key takes one away and adds one. */
const most = { safe: 1, asked: 2 } as const

/** @param fix with the edits of this file alone */
function judge(
  source: SourceText,
  { edits, safe, agreesOn, mostChanges: wanted = most.asked }: Fix,
  readings: readonly FileReading[],
): Verdict {
  // Nothing that is added to it would be of its encoding.
  if (foreignEncoding(source.text) !== undefined) return 'ruins'
  if (!mayProve(source)) return 'ruins'
  const before = documentOf(source)
  if (yamlProblem(before)) return edits.some(edit => isBold(edit, source)) ? 'ruins' : 'unsure'
  const changed = new SourceText(applyEdits(source, edits))
  const after = parseYaml(changed)
  if (yamlProblem(after)) return 'ruins'
  // Aliases make a small file endless, and each look at one is a walk.
  if (aliasesIn(before) > mostAliases) return 'unsure'
  const data = dataOf(before)
  const changes = changesBetween(data, dataOf(after))
  // A map of nothing has nothing to lose.
  if (!isEmptyMap(data) && changes.length > (safe ? most.safe : wanted)) return 'ruins'
  const differedBefore = compareReadings(source, before, readings)
  const known = new Set(differedBefore.map(nameOf))
  const differences = compareReadings(changed, after, readings)
  if (differences.some(difference => !known.has(nameOf(difference)) || isSame(difference.path, agreesOn)))
    return 'ruins'
  const isUnclear = changes.some(
    path => !isEven(dataAt(data, path)) || differedBefore.some(one => !isComment(one) && areRelated(path, one.path)),
  )
  return isUnclear ? 'unsure' : 'proven'
}

const isSame = (path: readonly string[], other: readonly string[] | undefined): boolean =>
  other !== undefined && path.length === other.length && path.every((key, index) => key === other[index])

/** How much is read anew for the fixes of one text, in UTF-16 units: what comes after that gets none. */
const mostRead = 512 * 1024
const read = new WeakMap<SourceText, number>()

/** A proof reads the whole text, so those of very many fixes of a long one would take for ever. */
function mayProve(source: SourceText): boolean {
  const before = read.get(source) ?? 0
  read.set(source, before + source.text.length)
  return before < mostRead
}

const isEmptyMap = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && !Array.isArray(data) && Object.keys(data).length === 0

/**
 * Whether a list, if it is one, holds texts alone, or maps: what else stands there is wrong by itself, and would have
 * another number once an item is gone.
 */
const isEven = (data: unknown): boolean =>
  !Array.isArray(data) ||
  data.every(item => typeof item === 'string' && item !== '') ||
  data.every(item => typeof item === 'object' && item !== null)

/** More than anybody has a use for in a manifest. */
const mostAliases = 20

function aliasesIn(document: YamlDocument): number {
  let count = 0
  visit(document, {
    Alias() {
      count++
    },
  })
  return count
}

/**
 * Whether an edit does more than put a value or a key in the place of another, or take lines away: what is no YAML has no
 * meaning that could be kept, and nobody knows where a line belongs in it. A line is never longer for YAML than for Plumego's
 * programs, but for one that ends with a CR.
 */
function isBold({ range, newText }: TextEdit, source: SourceText): boolean {
  const replaced = source.text.slice(source.offsetAt(range.start), source.offsetAt(range.end))
  return newText.split('\n').length > replaced.split('\n').length || /\r(?!\n)/.test(replaced)
}

const documents = new WeakMap<SourceText, YamlDocument>()

function documentOf(source: SourceText): YamlDocument {
  const known = documents.get(source) ?? parseYaml(source)
  documents.set(source, known)
  return known
}

/** An item's number says nothing: it is another once an item is gone. */
const nameOf = ({ path, ci, yaml }: ReadingDifference): string =>
  JSON.stringify([path.filter(part => !/^\d+$/.test(part)), ci, yaml])

/** CI takes a comment behind a value for a part of it, and both know where the value begins. */
const isComment = ({ ci, yaml }: ReadingDifference): boolean =>
  ci.length === 1 && yaml.length === 1 && /^["']?\s+#/.test(startingWith(ci[0] ?? '', yaml[0] ?? ''))

const startingWith = (text: string, start: string): string => (text.startsWith(start) ? text.slice(start.length) : '')

/** Whether one of two paths leads through the other; entries of a list have numbers in one and names in the other. */
const areRelated = (a: readonly string[], b: readonly string[]): boolean => a[0] === b[0] && sharesKeys(a, b)

function sharesKeys(a: readonly string[], b: readonly string[]): boolean {
  const last = a.findLast(part => !/^\d+$/.test(part))
  return a.length === 1 || b.length === 1 || last === undefined || b.includes(last)
}
