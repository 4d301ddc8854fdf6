import type { Piece } from '../text/go-strings.ts'

/**
 * What one program makes of one file, by key: only what some check looks at. Nothing in it is empty, so that a key is
 * there if and only if the program saw a value.
 */
export type ReadTree = ReadonlyMap<string, ReadTree | ReadLeaf>

/** The text of a key, or the items of its list. */
export interface ReadLeaf {
  readonly kind: 'text' | 'list'
  readonly values: readonly Piece[]
  /** What the checks look at: the values themselves, or only how many there are. */
  readonly by: 'value' | 'count'
}

export const isLeaf = (node: ReadTree | ReadLeaf): node is ReadLeaf => !(node instanceof Map)

/** A tree of the children that hold something. */
export function treeOf(children: Iterable<readonly [string, ReadTree | ReadLeaf | undefined]>): ReadTree {
  const tree = new Map<string, ReadTree | ReadLeaf>()
  for (const [key, child] of children) {
    if (!child || (isLeaf(child) ? child.values.length === 0 : child.size === 0)) continue
    // Two entries of one name are two entries.
    let name = key
    while (tree.has(name)) name += "'"
    tree.set(name, child)
  }
  return tree
}

export const textLeaf = (value: Piece | undefined, by: ReadLeaf['by'] = 'value'): ReadLeaf => ({
  kind: 'text',
  values: value && value.text !== '' ? [value] : [],
  by,
})

export const listLeaf = (values: readonly Piece[], by: ReadLeaf['by'] = 'value'): ReadLeaf => ({
  kind: 'list',
  values,
  by,
})

/** A value whose reading keeps no place: where it differs, YAML's place is told. */
export const placeless = (text: string): Piece => ({ text, start: 0, end: 0 })

/** One difference between CI's reading and YAML's. */
export interface Difference {
  readonly path: readonly string[]
  readonly by: ReadLeaf['by']
  /** Of a value, what it is to whoever reads it; undefined for a branch. */
  readonly kind: ReadLeaf['kind'] | undefined
  readonly ci: readonly Piece[]
  readonly yaml: readonly Piece[]
  /** The item of the list that differs, in both; undefined where one side has other items, or it is no list. */
  readonly index?: number
}

/**
 * Where two readings of one file differ, in the file's order of keys. A branch that one side lacks is told once, by the
 * first key where it forks; one that each side knows under a name of its own is told as that name.
 */
export function differences(ci: ReadTree, yaml: ReadTree, above: readonly string[] = []): Difference[] {
  const names = renamed(ci, yaml)
  const found: Difference[] = []
  for (const key of new Set([...yaml.keys(), ...ci.keys()])) {
    const path = [...above, key]
    const written = names.get(key)
    if (written !== undefined) {
      found.push({ path, by: 'value', kind: undefined, ci: [placeless(written)], yaml: [placeless(key)] })
      continue
    }
    if ([...names.values()].includes(key)) continue
    const [left, right] = [ci.get(key), yaml.get(key)]
    const [one, other] = [branchOf(left), branchOf(right)]
    const follows = one && other && (one.size === 0 || other.size === 0 ? one.size + other.size === 1 : true)
    if (follows) found.push(...differences(one, other, path))
    else found.push(...leafDifferences(path, left, right))
  }
  return found
}

/** YAML's names of branches, and CI's where it alone knows as many others: quotes or a comment are part of those. */
function renamed(ci: ReadTree, yaml: ReadTree): ReadonlyMap<string, string> {
  const alone = (tree: ReadTree, other: ReadTree): string[] =>
    [...tree].filter(([key, node]) => !isLeaf(node) && !other.has(key)).map(([key]) => key)
  const [inCi, inYaml] = [alone(ci, yaml), alone(yaml, ci)]
  if (inCi.length !== inYaml.length) return new Map()
  return new Map(inYaml.map((key, index) => [key, inCi[index]!]))
}

const none: ReadTree = new Map()

/** What lies below a key; nothing where the side does not have it; undefined for a value. */
const branchOf = (node: ReadTree | ReadLeaf | undefined): ReadTree | undefined =>
  node === undefined ? none : isLeaf(node) ? undefined : node

function leafDifferences(path: string[], left?: ReadTree | ReadLeaf, right?: ReadTree | ReadLeaf): Difference[] {
  const by = [left, right].some(side => side && (!isLeaf(side) || side.by === 'value')) ? 'value' : 'count'
  const [ci, yaml] = [piecesOf(left), piecesOf(right)]
  const kind = [right, left].flatMap(side => (side && isLeaf(side) ? side.kind : []))[0]
  if (ci.length !== yaml.length) return [{ path, by, kind, ci, yaml }]
  if (by === 'count') return []
  const isList = kind === 'list'
  return ci.flatMap((piece, index) => {
    const other = yaml[index]!
    if (piece.text === other.text) return []
    return [{ path, by, kind, ci: [piece], yaml: [other], ...(isList ? { index } : {}) }]
  })
}

const piecesOf = (node: ReadTree | ReadLeaf | undefined): readonly Piece[] => {
  if (!node) return []
  return isLeaf(node) ? node.values : [...node.values()].flatMap(piecesOf)
}
