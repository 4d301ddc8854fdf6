import { type Finding, type Fix, type RelatedPlace, severities } from '../findings/finding.ts'
import { listed } from '../findings/words.ts'
import type { Localize } from '../text/localize.ts'
import { comparePositions } from '../text/position.ts'

/**
 * Rules that, where they meet at one range, speak of one cause: a person mends it once. What stands at a line only for
 * want of a better place, such as keys that are missing, is no such meeting.
 */
const causes: readonly ReadonlySet<string>[] = [
  // An import that must go.
  new Set([
    'forbidden-import',
    'manifest-forbidden-import',
    'internal-undeclared',
    'internal-no-callers',
    'internal-caller-not-listed',
    'import-not-allowed',
  ]),
  // A value of a manifest that is wrong in itself, or that CI reads otherwise than it is meant.
  new Set([
    'invalid-value',
    'invalid-status',
    'path-mismatch',
    'name-mismatch',
    'maturity-name-mismatch',
    'layer-mismatch',
    'empty-list',
    'empty-value',
    'pattern-matches-nothing',
    'readings-differ',
    'schema-violation',
  ]),
  // A status or an owner that another file gives otherwise.
  new Set(['evidence-status-mismatch', 'surface-status-mismatch', 'maturity-conflict', 'readings-differ']),
  new Set(['evidence-owner-mismatch', 'owner-differs', 'readings-differ']),
  new Set(['promotion-without-evidence', 'unproven-promotion', 'readings-differ']),
  // A path or a module that leads nowhere, or elsewhere than it may.
  new Set([
    'evidence-module-undeclared',
    'evidence-name-mismatch',
    'evidence-package-not-found',
    'evidence-package-not-directory',
    'evidence-package-outside-module',
    'evidence-doc-not-found',
    'doc-path-missing',
    'snapshot-outside-root',
    'snapshot-not-found',
    'snapshot-unreadable',
    'snapshot-not-file',
    'path-outside',
    'check-blocked',
    'readings-differ',
    'schema-violation',
  ]),
  // A family that a manifest names otherwise than the taxonomy, or than the family that lists it.
  new Set([
    'parent-family-wrong',
    'parent-family-unknown',
    'subordinate-parent-differs',
    'readings-differ',
    'schema-violation',
  ]),
  // The one key that says to which family a module belongs.
  new Set(['parent-family-missing', 'subordinate-without-parent']),
  new Set(['subordinate-not-found', 'readings-differ', 'schema-violation']),
  // A package that one list allows and others refuse.
  new Set(['allowed-import-denied', 'rule-allows-forbidden', 'allowed-and-denied']),
  // A path of the taxonomy, or of what agents begin with, that leads nowhere.
  new Set([
    'taxonomy-canonical-not-found',
    'taxonomy-root-not-found',
    'entrypoint-manifest-missing',
    'check-blocked',
    'path-outside',
    'readings-differ',
  ]),
  new Set([
    'task-start-not-found',
    'hotspot-package-not-found',
    'hotspot-package-not-directory',
    'hotspot-start-not-found',
    'check-blocked',
    'path-outside',
    'readings-differ',
    'schema-violation',
  ]),
  new Set(['blocker-unknown', 'blocker-stale', 'readings-differ', 'schema-violation']),
]

/** A finding as a person is told of it: alone, or with others that have the same cause at the same place. */
export interface ToldFinding extends Finding {
  /** The findings that it tells, itself first: `related` holds the places of all, `fixes` their fixes. */
  readonly members: readonly Finding[]
}

/**
 * Puts together the findings of one cause at one range, for a reader who sees places: the worst goes first, those with
 * a check before those without, and each fix comes once. What CI says, finding for finding, is what comes in.
 * @param findings sorted, as a checker gives them
 * @returns in their order
 */
export function toldOnce(findings: readonly Finding[], t: Localize): ToldFinding[] {
  const told: ToldFinding[] = []
  for (let start = 0, end = 0; start < findings.length; start = end) {
    const first = findings[start]!
    for (end = start + 1; end < findings.length && startsWith(findings[end]!, first); ) end++
    if (end === start + 1) told.push(asTold([first], first))
    else for (const group of byCause(findings.slice(start, end))) told.push(merged(group, t))
  }
  return told
}

const startsWith = ({ file, range }: Finding, other: Finding): boolean =>
  file === other.file && comparePositions(range.start, other.range.start) === 0

/** @param findings that begin at one place */
function byCause(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = []
  for (const finding of findings) {
    const same = groups.find(group => group.some(other => haveOneCause(finding, other)))
    if (same) same.push(finding)
    else groups.push([finding])
  }
  return groups
}

function haveOneCause(a: Finding, b: Finding): boolean {
  if (comparePositions(a.range.end, b.range.end) !== 0) return false
  const [field, otherField] = [fieldOf(a), fieldOf(b)]
  if (field !== undefined || otherField !== undefined) return field === otherField
  if (a.code === b.code) return saysAgain(a, b)
  return causes.some(codes => codes.has(a.code) && codes.has(b.code))
}

/** The field of community-extension.yaml that a finding of its check is about: several say that one field is not as it should be. */
function fieldOf({ check, code, key }: Finding): string | undefined {
  if (check !== 'community-extension' || code === 'check-blocked') return undefined
  return code === 'community-forbidden-missing' ? 'forbidden_imports' : key[0]
}

/**
 * A rule that speaks twice at a place means two things, unless the facts are the same: a spec that asks for a key twice
 * makes CI miss it twice. Checks that stop at one file stop for one cause.
 */
const saysAgain = (a: Finding, b: Finding): boolean =>
  a.code === 'check-blocked' ? a.check !== b.check : a.check === b.check && isSameKey(a, b)

const isSameKey = (a: Finding, b: Finding): boolean =>
  a.key.length === b.key.length && a.key.every((fact, i) => fact === b.key[i])

const rank = ({ severity, check }: Finding): number => severities.indexOf(severity) * 2 + (check === null ? 1 : 0)

function merged(group: readonly Finding[], t: Localize): ToldFinding {
  const members = group.toSorted((a, b) => rank(a) - rank(b))
  const [first, ...others] = members
  if (others.length === 0) return asTold(members, first!)
  const codes = others.map(({ code, check }) => (check === null ? code : `${code} (${check})`))
  // Not every client shows related places.
  const message = `${first!.message} ${t('Also: {codes}.', { codes: listed([...new Set(codes)]) })}`
  return asTold(members, { ...identityOf(first!), message, related: relatedOf(first!, others) })
}

/** Fixes are made when they are asked for, so they are not copied either. */
function asTold(members: readonly Finding[], said: Omit<Finding, 'fixes'>): ToldFinding {
  return {
    ...identityOf(said),
    message: said.message,
    related: said.related,
    members,
    get fixes() {
      return fixesOf(members)
    },
  }
}

const identityOf = ({ code, check, severity, key, file, range }: Omit<Finding, 'fixes'>) => ({
  code,
  check,
  severity,
  key,
  file,
  range,
})

/** Of the others what they say, and the lines that they name. */
function relatedOf({ related }: Finding, others: readonly Finding[]): RelatedPlace[] {
  const all = [...related, ...others.flatMap(other => [sayingOf(other), ...other.related])]
  return [...new Map(all.map(place => [JSON.stringify(place), place])).values()]
}

const sayingOf = ({ file, range, message }: Finding): RelatedPlace => ({ file, range, message })

/** One fix for each set of edits; where one of its twins is safe, so is it. */
function fixesOf(group: readonly Finding[]): Fix[] {
  const byEdits = new Map<string, Fix>()
  for (const fix of group.flatMap(({ fixes }) => fixes)) {
    const edits = JSON.stringify(fix.edits)
    const known = byEdits.get(edits)
    if (!known || (fix.safe && !known.safe)) byEdits.set(edits, fix)
  }
  return [...byEdits.values()]
}
