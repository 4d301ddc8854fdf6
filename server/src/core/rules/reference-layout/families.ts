import type { Fix, RelatedPlace } from '../../findings/finding.ts'
import { firstLine, listed, related } from '../../findings/words.ts'
import { addMissingKey, canTakeKey } from '../../fixes/manifest-fixes.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { fillKey, replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { Taxonomy } from '../../spec/taxonomy.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Range } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { type FamilyManifest, familyManifests, hidesFamilies, toldPath } from './family-manifests.ts'
import { check } from './layout.ts'

const common = { check, severity: 'error' } as const

const subordinatesUndeclared: RuleInfo = {
  ...common,
  code: 'subordinates-undeclared',
  summary: 'The taxonomy gives a family subordinate roots, and its manifest has no subordinate_families.',
  key: ['manifest'],
  followUps: ['subordinate-not-found', 'subordinate-without-parent', 'subordinate-parent-differs'],
}
const parentMissing: RuleInfo = {
  ...common,
  code: 'parent-family-missing',
  summary: 'The taxonomy gives a module to a family, and its manifest names no parent_family.',
  key: ['manifest', 'expected family'],
}
const parentWrong: RuleInfo = {
  ...common,
  code: 'parent-family-wrong',
  summary: 'The parent_family of a manifest is not the family that the taxonomy gives its module to.',
  key: ['manifest', 'value', 'expected family'],
}
const parentUnknown: RuleInfo = {
  ...common,
  code: 'parent-family-unknown',
  summary: 'The parent_family of a manifest is no canonical root of the taxonomy.',
  key: ['manifest', 'value'],
}

/** Each manifest below x/ says of its family what specs/extension-taxonomy.yaml does. */
export const families: WorkspaceRule = {
  scope: 'workspace',
  rules: [subordinatesUndeclared, parentMissing, parentWrong, parentUnknown],
  run(context) {
    const { snapshot } = context
    const { taxonomy } = snapshot
    if (!taxonomy || hidesFamilies(snapshot)) return
    for (const family of familyManifests(snapshot)) context.part(family, () => checkFamily(family, context))
  },
}

function checkFamily(family: FamilyManifest, context: RuleContext): void {
  const { taxonomy } = context.snapshot
  if (!taxonomy) return
  if (!family.declaresSubordinates && familiesWithSubordinates(taxonomy).has(family.package)) {
    reportUndeclared(family, taxonomy, context)
  }
  checkParent(family, taxonomy, context)
}

/** The canonical roots that some family of more than one root lists. */
function familiesWithSubordinates({ canonicalRoots, rootsByFamily }: Taxonomy): ReadonlySet<string> {
  const listed = [...rootsByFamily.values()].filter(roots => roots.length > 1).flatMap(texts)
  const canonical = new Set(texts(canonicalRoots))
  return new Set(listed.filter(root => canonical.has(root)))
}

const texts = (pieces: readonly Piece[]): string[] => pieces.map(({ text }) => text)

/** Where something is told that a manifest does not say: at its name, else in its first line. */
export function nameRange({ lines, source }: Manifest): Range {
  const name = trimmedScalar(lines, 'name')
  return name ? source.range(name) : firstLine(source)
}

/** The line of the taxonomy that names a root. */
export function placesInTaxonomy({ snapshot, t }: RuleContext, root: string): RelatedPlace[] {
  const pieces = snapshot.taxonomy?.families.flatMap(({ roots }) => roots) ?? []
  const at = pieces.find(({ text }) => text === root)
  return at ? [related(snapshot, specPaths.taxonomy, at, t('{root} in the taxonomy', { root }))] : []
}

function reportUndeclared(family: FamilyManifest, taxonomy: Taxonomy, context: RuleContext): void {
  const { snapshot, t, report } = context
  const { manifest, package: root } = family
  const entries = [...taxonomy.canonicalByRoot].filter(([one, canonical]) => canonical === root && one !== root)
  const subordinates = entries.map(([one]) => one)
  const values = { root, subordinates: listed(subordinates) }
  report(subordinatesUndeclared, {
    file: manifest.path,
    range: nameRange(manifest),
    key: [toldPath(root)],
    message:
      subordinates.length === 0
        ? t('{root} has subordinate roots in the taxonomy: list them under subordinate_families.', values)
        : t(
            '{root} has the subordinate roots {subordinates} in the taxonomy: list them under subordinate_families.',
            values,
          ),
    related: placesInTaxonomy(context, root),
    fixes:
      subordinates.length > 0 &&
      subordinates.every(one => isThere(snapshot, one)) &&
      canTakeKey(manifest.source, 'subordinate_families')
        ? [addMissingKey(manifest.source, manifest.path, 'subordinate_families', subordinates, t)]
        : [],
  })
}

function checkParent(family: FamilyManifest, taxonomy: Taxonomy, context: RuleContext): void {
  const { snapshot, t, report } = context
  const { manifest, package: root, parent } = family
  const expected = taxonomy.canonicalByRoot.get(root)
  const value = parent?.text ?? ''
  const places = placesInTaxonomy(context, root)
  if (expected !== undefined && expected !== root && value === '') {
    report(parentMissing, {
      file: manifest.path,
      range: nameRange(manifest),
      key: [toldPath(root), expected],
      message: t('{root} belongs to the family {expected} in the taxonomy: add parent_family: {expected}.', {
        root,
        expected,
      }),
      related: places,
      fixes: nameParent(manifest, expected, context),
    })
  }
  if (!parent || value === '') return
  const at = { file: manifest.path, range: manifest.source.range(parent) }
  const isWrong = expected !== undefined && expected !== root && value !== expected
  if (isWrong) {
    report(parentWrong, {
      ...at,
      key: [toldPath(root), value, expected],
      message: t('parent_family "{value}": expected {expected}, the family of {root} in the taxonomy.', {
        value,
        expected,
        root,
      }),
      related: places,
      fixes: isThere(snapshot, expected) ? [replaceScalar(manifest, parent, expected, t, false)] : [],
    })
  }
  const known = texts(taxonomy.canonicalRoots)
  if (known.includes(value)) return
  const present = known.filter(one => isThere(snapshot, one))
  // A family that is there is the right one: what should list it is wrong.
  const isRight = present.length < known.length && isThere(snapshot, value)
  const wanted = isWrong ? expected : nearestValue(valueWithoutComment(parent) ?? value, isRight ? [] : present)
  report(parentUnknown, {
    ...at,
    key: [toldPath(root), value],
    message: t('parent_family "{value}" is no canonical root of {taxonomy}. Families: {families}.', {
      value,
      taxonomy: specPaths.taxonomy,
      families: listed([...new Set(known)].sort()),
    }),
    fixes:
      wanted === undefined || !isThere(snapshot, wanted) ? [] : [replaceScalar(manifest, parent, wanted, t, false)],
  })
}

/** Whether a module can be named: what the taxonomy calls a root may be open, or misspelt. */
export const isThere = ({ tree }: Snapshot, module: string): boolean => tree.kind(module) === 'directory'

/** Names the family of a manifest that names none. */
export function nameParent(manifest: Manifest, expected: string, { snapshot, t }: RuleContext): Fix[] {
  if (!isThere(snapshot, expected)) return []
  const { source, path, lines } = manifest
  const key = lines.get('parent_family')
  if (key) return fillKey(manifest, key.at, expected, t, false)
  return canTakeKey(source, 'parent_family') ? [addMissingKey(source, path, 'parent_family', expected, t)] : []
}
