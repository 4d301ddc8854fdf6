import type { Fix } from '../../findings/finding.ts'
import { placeName, related } from '../../findings/words.ts'
import { addEntry, goesOnBelow, removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { specPaths } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { isThere, nameParent, nameRange, placesInTaxonomy } from './families.ts'
import { collectedFamilies, type FamilyManifest, hidesFamilies, toldPath } from './family-manifests.ts'
import { check } from './layout.ts'

const common = { check, severity: 'error' } as const

const notFound: RuleInfo = {
  ...common,
  code: 'subordinate-not-found',
  summary: 'subordinate_families lists a package for which no manifest below x/ speaks.',
  key: ['manifest', 'package'],
  // A package that is there has a manifest, which may name another family.
  followUps: ['subordinate-unlisted', 'subordinate-without-parent', 'subordinate-parent-differs'],
}
const withoutParent: RuleInfo = {
  ...common,
  code: 'subordinate-without-parent',
  summary: 'A module is listed under subordinate_families, and its own manifest names no parent_family.',
  key: ['manifest', 'listing family', 'expected family'],
}
const parentDiffers: RuleInfo = {
  ...common,
  code: 'subordinate-parent-differs',
  summary: 'A module is listed under subordinate_families, and its own manifest names another parent_family.',
  key: ['manifest', 'value', 'expected family', 'listing manifest'],
}
const unlisted: RuleInfo = {
  ...common,
  code: 'subordinate-unlisted',
  summary: 'The taxonomy gives a root to a family whose subordinate_families do not list it.',
  key: ['manifest', 'package'],
  followUps: ['subordinate-not-found', 'subordinate-without-parent', 'subordinate-parent-differs'],
}

/** What a family lists as subordinate, and what those manifests and the taxonomy say. */
export const subordinates: WorkspaceRule = {
  scope: 'workspace',
  rules: [notFound, withoutParent, parentDiffers, unlisted],
  run(context) {
    const { snapshot } = context
    const { taxonomy } = snapshot
    if (!taxonomy || hidesFamilies(snapshot)) return
    const collected = collectedFamilies(snapshot)
    for (const parent of collected.values()) {
      const expected = taxonomy.canonicalByRoot.get(parent.package) ?? parent.package
      for (const item of parent.subordinates) {
        const child = collected.get(item.text)
        if (!child) reportNotFound(parent, item, [...collected.keys()], context)
        else if (child.parent?.text !== expected) reportParent({ parent, item, child, expected }, context)
      }
    }
    for (const [root, expected] of taxonomy.canonicalByRoot) {
      const parent = expected === root ? undefined : collected.get(expected)
      if (!parent?.declaresSubordinates || parent.subordinates.some(({ text }) => text === root)) continue
      reportUnlisted(parent, root, collected.get(root), context)
    }
  },
}

function reportNotFound(
  { manifest, package: root, subordinates: items }: FamilyManifest,
  item: Piece,
  known: readonly string[],
  { t, report }: RuleContext,
): void {
  // A comment that CI takes for a part of the entry has a fix of its own, which keeps it.
  const hasComment = valueWithoutComment(item) !== undefined
  const nearest = hasComment ? undefined : nearestValue(item.text, known)
  report(notFound, {
    file: manifest.path,
    range: manifest.source.range(item),
    key: [toldPath(root), item.text],
    message: t('subordinate_families lists {package}, and there is no {manifest}: correct the entry, or remove it.', {
      package: item.text,
      manifest: toldPath(item.text),
    }),
    fixes: [
      ...(nearest === undefined ? [] : [replaceScalar(manifest, item, nearest, t, false)]),
      // An empty list would be the next mistake.
      ...(items.length > 1 ? removeEntry(manifest, item, t, false) : []),
    ],
  })
}

/** A module that a family lists and that does not name the family. */
interface Unadopted {
  readonly parent: FamilyManifest
  /** Where the family lists it. */
  readonly item: Piece
  readonly child: FamilyManifest
  readonly expected: string
}

function reportParent({ parent, item, child, expected }: Unadopted, context: RuleContext): void {
  const { snapshot, t, report } = context
  const { manifest } = child
  const listing = parent.manifest
  const place = placeName(listing.path, listing.source.range(item))
  const values = { child: child.package, parent: parent.package, expected, place, value: child.parent?.text ?? '' }
  const listed = [related(snapshot, listing.path, item, t('{parent} lists {child}', values))]
  if (!child.parent || child.parent.text === '') {
    report(withoutParent, {
      file: manifest.path,
      range: nameRange(manifest),
      key: [toldPath(child.package), parent.package, expected],
      message: t('{parent} lists {child} as subordinate ({place}): add parent_family: {expected}.', values),
      related: listed,
      fixes: nameParent(manifest, expected, context),
    })
    return
  }
  report(parentDiffers, {
    file: manifest.path,
    range: manifest.source.range(child.parent),
    key: [toldPath(child.package), child.parent.text, expected, toldPath(parent.package)],
    message: t(
      'parent_family "{value}": expected {expected}, for {parent} lists {child} as subordinate ({place}).',
      values,
    ),
    related: listed,
    fixes: isThere(snapshot, expected) ? [replaceScalar(manifest, child.parent, expected, t, false)] : [],
  })
}

function reportUnlisted(
  parent: FamilyManifest,
  root: string,
  child: FamilyManifest | undefined,
  context: RuleContext,
): void {
  const { snapshot, t, report } = context
  const { manifest, package: family } = parent
  const key = manifest.lines.get('subordinate_families')
  const isMutual = child?.parent?.text === (snapshot.taxonomy?.canonicalByRoot.get(family) ?? family)
  report(unlisted, {
    file: manifest.path,
    range: key ? manifest.source.range(key.at) : nameRange(manifest),
    key: [toldPath(family), root],
    message: t('subordinate_families lacks {root}, which {taxonomy} gives to {family}: add it.', {
      root,
      family,
      taxonomy: specPaths.taxonomy,
    }),
    related: placesInTaxonomy(context, root),
    fixes: isThere(snapshot, root) ? listFixes(parent, root, isMutual, t) : [],
  })
}

/** @param isMutual whether the module says so, too: nothing else changes then */
function listFixes({ manifest, package: family }: FamilyManifest, root: string, isMutual: boolean, t: Localize): Fix[] {
  const key = manifest.lines.get('subordinate_families')
  const last = key?.items.at(-1)
  if (!key || key.isRepeated || (last && goesOnBelow(manifest.source, last.start))) return []
  const value = key.scalar ?? { text: '', start: key.at.end, end: key.at.end }
  const edit = addEntry(manifest, { at: key.at, value, items: key.items }, root)
  if (!edit) return []
  return [{ title: t('Add {entry} to {list}', { entry: root, list: family }), edits: [edit], safe: isMutual }]
}
