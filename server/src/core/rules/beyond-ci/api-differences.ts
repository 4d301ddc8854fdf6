import { lastPart, type SnapshotEntry } from '../../api/api-snapshot.ts'
import type { ApiSymbol } from '../../api/go-api.ts'
import { groupBy } from '../../collections.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import type { PackageFile, PromisedPackage } from './promised-packages.ts'

/** A name that a package exports, and the file that declares it. */
export interface Declared {
  readonly file: PackageFile
  readonly symbol: ApiSymbol
}

/** How what a package exports differs from what was promised. */
export interface ApiDifferences {
  /** `otherKind` is what bears the name now, such as a variable in place of a function. */
  readonly removed: readonly { readonly entry: SnapshotEntry; readonly otherKind: Declared | undefined }[]
  readonly changed: readonly { readonly entry: SnapshotEntry; readonly now: Declared }[]
  readonly added: readonly Declared[]
}

interface Known {
  readonly files: readonly PackageFile[]
  readonly differences: ApiDifferences
}

/** By what was promised: asked after every change of any file, hence kept. */
const known = new WeakMap<readonly SnapshotEntry[], Known>()

/** What is certain: files for other systems may declare a name otherwise, and a file that does not parse may still hold it. */
export function apiDifferences({ promised, files }: PromisedPackage, snapshot: Snapshot): ApiDifferences {
  const before = known.get(promised)
  if (before && areSame(before.files, files)) return before.differences
  const differences = new Comparison(files, snapshot).with(promised)
  known.set(promised, { files, differences })
  return differences
}

const areSame = (before: readonly PackageFile[], files: readonly PackageFile[]): boolean =>
  before.length === files.length &&
  before.every(({ file, api }, i) => api === files[i]?.api && file.path === files[i]?.file.path)

class Comparison {
  readonly #snapshot: Snapshot
  readonly #declared: ReadonlyMap<string, readonly Declared[]>
  readonly #broken: readonly PackageFile[]

  constructor(files: readonly PackageFile[], snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#broken = files.filter(({ api }) => api.error)
    this.#declared = groupBy(
      files.flatMap(file => file.api.symbols.map(symbol => ({ file, symbol }))),
      ({ symbol }) => keyOf(symbol),
    )
  }

  with(promised: readonly SnapshotEntry[]): ApiDifferences {
    const all = [...this.#declared.values()].flat()
    const wanted = new Set(promised.map(keyOf))
    return {
      removed: promised
        .filter(entry => !this.#mayHave(entry))
        .map(entry => ({ entry, otherKind: all.find(({ symbol }) => symbol.name === entry.name) })),
      changed: promised.flatMap(entry => {
        const [first, ...others] = this.#declared.get(keyOf(entry)) ?? []
        return first && [first, ...others].every(one => isOther(one, entry)) ? [{ entry, now: first }] : []
      }),
      added: [...this.#declared].flatMap(([key, [first]]) => (first && !wanted.has(key) ? [first] : [])),
    }
  }

  #mayHave(entry: SnapshotEntry): boolean {
    if (this.#declared.has(keyOf(entry)) || this.#isNamedInBroken(lastPart(entry.name))) return true
    if (entry.kind !== 'method') return false
    const type = entry.name.slice(0, entry.name.lastIndexOf('.'))
    const types = this.#declared.get(keyOf({ kind: 'type', name: type })) ?? []
    return types.some(({ symbol }) => symbol.mayHaveOthersMethods) || this.#isNamedInBroken(type)
  }

  #isNamedInBroken(name: string): boolean {
    return this.#broken.some(({ file }) => this.#snapshot.goText(file.path)?.text.includes(name) !== false)
  }
}

const keyOf = ({ kind, name }: Pick<SnapshotEntry, 'kind' | 'name'>): string => `${kind} ${name}`

function isOther({ file, symbol }: Declared, { signature }: SnapshotEntry): boolean {
  if (symbol.signature === signature || !symbol.isExact || file.api.error) return false
  return withoutLayout(symbol.signature) !== withoutLayout(signature)
}

/** A signature without what depends on where lines end: blanks that tell no words apart, and commas in front of brackets. */
const withoutLayout = (signature: string): string =>
  signature.replace(/ ?([^\p{L}\p{N}_ ]) ?/gu, '$1').replace(/,(?=[)\]}])/g, '')
