import { withoutComment } from '../spec/evidence-lines.ts'
import { listItem } from '../spec/lines.ts'
import { cleanScalar, indentOf, type Piece, slicePiece, trimPiece } from '../text/go-strings.ts'
import type { Line, SourceText } from '../text/source-text.ts'

export type StateKey = 'name' | 'owner' | 'status' | 'risk'

/** What a manifest says of its module; a key that is absent or whose last line is empty is undefined. */
export type ManifestState = Readonly<Record<StateKey, Piece | undefined>>

/** A stability tier of a manifest. */
export interface Tier {
  /** The first line that names it, without the colon. */
  readonly at: Piece
  readonly subpackages: Piece[]
}

/** A manifest as extension-beta-evidence reads it; it looks at no risk. */
export interface EvidenceManifest extends Omit<ManifestState, 'risk'> {
  /** stability_tiers, and whatever else looks like it, by name. */
  readonly tiers: ReadonlyMap<string, Tier>
}

const maturityKeys: readonly StateKey[] = ['name', 'owner', 'status', 'risk']
const evidenceKeys: readonly StateKey[] = ['name', 'owner', 'status']

/** module.yaml as extension-maturity reads it: the last line of a key counts, at any indent; comments are kept. */
export function readManifestState(source: SourceText): ManifestState {
  const state = emptyState()
  for (const line of source.lines) setState(state, contentOf(line), maturityKeys, cleanScalar)
  return state
}

/**
 * module.yaml as extension-beta-evidence reads it: like extension-maturity, but comments are cut.
 * Any line at indent 2 that ends with a colon opens a tier, and only another one closes it.
 */
export function readEvidenceManifest(source: SourceText): EvidenceManifest {
  const state = emptyState()
  const tiers = new Map<string, Tier>()
  let tier: Tier | undefined
  for (const line of source.lines) {
    const content = contentOf(line)
    if (setState(state, content, evidenceKeys, withoutComment) || content.text === '') continue
    const indent = indentOf(line.text)
    if (indent === 2 && content.text.endsWith(':')) {
      const at = slicePiece(content, 0, content.text.length - 1)
      tier = tiers.get(at.text) ?? { at, subpackages: [] }
      tiers.set(at.text, tier)
    } else if (indent === 4 && tier && tier.at.text !== '') {
      const item = listItem(content)
      if (item) tier.subpackages.push(withoutComment(item))
    }
  }
  return { ...state, tiers }
}

const emptyState = (): Record<StateKey, Piece | undefined> => ({
  name: undefined,
  owner: undefined,
  status: undefined,
  risk: undefined,
})

const contentOf = (line: Line): Piece =>
  trimPiece({ text: line.text, start: line.start, end: line.start + line.text.length })

/** Returns true where the line is one of the keys. */
function setState(
  state: Record<StateKey, Piece | undefined>,
  content: Piece,
  keys: readonly StateKey[],
  clean: (value: Piece) => Piece,
): boolean {
  const key = keys.find(name => content.text.startsWith(`${name}:`))
  if (!key) return false
  const value = clean(slicePiece(content, key.length + 1))
  state[key] = value.text === '' ? undefined : value
  return true
}
