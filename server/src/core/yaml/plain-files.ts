import type { ManifestLines } from '../manifest/manifest-lines.ts'
import { specPaths } from '../repo/snapshot.ts'
import { specSchemas } from '../schema/file-schemas.ts'
import { moduleSchema } from '../schema/module-schema.ts'
import type { SourceText } from '../text/source-text.ts'
import { evidenceSections } from './evidence-readings.ts'
import type { Shape } from './plain-form.ts'
import { PlainList } from './plain-list.ts'
import { fitsSchema } from './plain-schema.ts'
import { Commented, type PlainMap, type PlainNode, prose, readPlainYaml } from './plain-yaml.ts'
import { specReadings, tierNames } from './readings.ts'
import { isUsualManifest } from './usual-manifest.ts'

/**
 * Proves of a file, without the YAML library, that it is YAML, that CI and YAML read alike in it all that some check
 * looks at, and that the JSON Schema of the file holds as it is shipped. False means only: not proved.
 */

/** For a module.yaml. @param lines what its line reading says */
export function isPlainManifest(source: SourceText, lines: ManifestLines): boolean {
  if (isUsualManifest(source.text, lines)) return true
  const root = readPlainYaml(source)
  if (!root || !fitsSchema(root, moduleSchema) || !readsAlike(root)) return false
  return !root.has('stability_tiers') || !commentLikeTier.test(source.text)
}

/** A comment that extension-beta-evidence, which skips none, takes for a tier. */
const commentLikeTier = /^ {2}#.*:[ \t\r]*$/m

/** Keys that extension-maturity and extension-beta-evidence take wherever they stand. */
const takenAnywhere = /^(?:name|owner|status|risk)$/
const tiers: ReadonlySet<string> = new Set(tierNames)

/** The schema has seen to it that what the checks count and compare are texts and lists of texts. */
function readsAlike(root: PlainMap): boolean {
  for (const [key, value] of root) {
    if (value === prose) return false
    // The one program that looks at tiers cuts comments.
    if (key !== 'stability_tiers' && (value instanceof Commented || (isChecked(key) && hasComment(value)))) return false
    if (key === 'subordinate_families' && Array.isArray(value) && !value.every(beginsWithPackage)) return false
    if (!isHarmless(value, key === 'stability_tiers')) return false
  }
  return true
}

/** Of lists and texts; what lies in maps is looked at by no check, but for what `isHarmless` asks. */
const isChecked = (key: string): boolean => key !== 'error_taxonomy'

const hasComment = (value: PlainNode): boolean => Array.isArray(value) && value.some(item => item instanceof Commented)

const beginsWithPackage = (item: PlainNode): boolean =>
  typeof item === 'string' || (item instanceof Map && item.keys().next().value === 'package' && !hasCommentWithin(item))

const hasCommentWithin = (map: PlainMap): boolean => [...map.values()].some(value => value instanceof Commented)

/** No key below the first level is one that a program takes for the manifest's own, or for a tier. */
function isHarmless(value: PlainNode, isTiers: boolean): boolean {
  if (Array.isArray(value)) return value.every(item => isHarmless(item, isTiers))
  if (!(value instanceof Map)) return true
  for (const [key, child] of value) {
    if (takenAnywhere.test(key)) return false
    if (!isTiers && tiers.has(key) && typeof child !== 'string') return false
    if (!isHarmless(child, isTiers)) return false
  }
  return true
}

/** For one of the files below specs/ that some check reads or that has a schema, by its path. */
export function isPlainSpec(path: string, source: SourceText): boolean {
  const root = readPlainYaml(source)
  const readings = specReadings.get(path) ?? []
  if (!root?.size || !readings.every(({ shape }) => fits(root, shape))) return false
  const schema = specSchemas.get(path)
  if (schema && !fitsSchema(root, schema.root)) return false
  return hazards[path]?.(root) !== true
}

/** What a file's readings trip over, although every part that they look at is plain. */
const hazards: Readonly<Record<string, (root: PlainMap) => boolean>> = {
  // The first `module:` counts, at any indent.
  [specPaths.repo]: root => moduleKeys(root) > (isMap(root.get('repo')) && moduleKeys(root.get('repo')) === 1 ? 1 : 0),
  // A root in front of its canonical_root is not taken for its own.
  [specPaths.taxonomy]: root =>
    childrenOf(root.get('families')).some(family => isMap(family) && before(family, 'roots', 'canonical_root')),
  // A key in column 0 does not end a section, so what stands below it would fill the last entry.
  [specPaths.betaEvidence]: root => {
    const keys = [...root.keys()]
    const first = keys.findIndex(isSection)
    return first >= 0 && keys.slice(first).some(key => !isSection(key) && isCollection(root.get(key)))
  },
}

const isMap = (node: PlainNode | undefined): node is PlainMap => node instanceof Map
const isCollection = (node: PlainNode | undefined): boolean =>
  isMap(node) || Array.isArray(node) || node instanceof PlainList
const isSection = (key: string): boolean => evidenceSections.some(section => section === key)

const childrenOf = (node: PlainNode | undefined): PlainNode[] =>
  isMap(node) ? [...node.values()] : Array.isArray(node) ? node : []

function moduleKeys(node: PlainNode | undefined): number {
  const below = childrenOf(node).reduce((sum: number, child) => sum + moduleKeys(child), 0)
  return isMap(node) && node.has('module') ? below + 1 : below
}

function before(map: PlainMap, early: string, late: string): boolean {
  const keys = [...map.keys()]
  return keys.includes(late) && keys.includes(early) && keys.indexOf(early) < keys.indexOf(late)
}

/** Every part that a check looks at stands as the line readings expect it; all other parts are of no concern. */
function fits(node: PlainNode | undefined, shape: Shape): boolean {
  if (node === undefined || node === null) return true
  if (shape === 'text' || shape === 'prose') return typeof node === 'string' || (shape === 'prose' && node === prose)
  if (node instanceof PlainList) return shape === 'list'
  if (shape === 'list') return Array.isArray(node) && node.every(item => typeof item === 'string')
  if ('entries' in shape) return Array.isArray(node) && node.every(item => isEntry(item, shape.entries))
  if (!isMap(node)) return false
  if ('each' in shape) return [...node.values()].every(child => fits(child, shape.each))
  return Object.entries(shape.keys).every(([key, child]) => fits(node.get(key), child))
}

/** An entry is known by the key behind its dash. */
function isEntry(item: PlainNode, keys: Readonly<Record<string, Shape>>): boolean {
  if (!isMap(item) || item.keys().next().value !== Object.keys(keys)[0]) return false
  return Object.entries(keys).every(([key, shape]) => fits(item.get(key), shape))
}
