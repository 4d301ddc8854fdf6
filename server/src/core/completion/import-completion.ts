import { type ImportVerdict, importVerdict, writtenPath } from '../boundaries/import-verdict.ts'
import type { Importer } from '../hover/verdict-line.ts'
import { manifestValue } from '../maturity/manifest-values.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { parentPackage, publicPackages } from '../maturity/packages.ts'
import { provenanceText } from '../maturity/provenance.ts'
import { markedStatus, type Status, statuses } from '../maturity/status.ts'
import { modulePath } from '../repo/module-path.ts'
import { baseName, joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { LowestMaturity } from '../settings.ts'
import type { Localize } from '../text/localize.ts'

/** What speaks for an import, the best first. */
const reasons = ['allowed', 'not-listed', 'below-lowest', 'denied'] as const

/** A package that an import string may name. */
export interface ImportSuggestion {
  readonly importPath: string
  /** Relative to Plumego's module; the module path for the root package. */
  readonly label: string
  /** With its mark, in the reader's language. */
  readonly status: string
  /** On whose word the status is, or what speaks against the import in the importing file. */
  readonly remark: string
  /** What its manifest says that it is for, as written. */
  readonly summary: string | undefined
  /** Whether the importing file may import it. */
  readonly verdict: ImportVerdict['kind']
  /** False where something speaks against the import: the rules, or the application's own settings. */
  readonly isAdvised: boolean
}

/** An import string that somebody is typing. */
export interface TypedImport {
  /** Undefined for a file that no rule of a checkout is about: an application's. */
  readonly importer: Pick<Importer, 'snapshot' | 'file'> | undefined
  /** What stands between the opening quote and the cursor. */
  readonly typed: string
  /** The least mature that an application's settings ask for. */
  readonly lowestMaturity: LowestMaturity
}

/** A package with what its place in the list depends on. */
interface Candidate {
  readonly path: string
  readonly importPath: string
  readonly verdict: ImportVerdict['kind']
  readonly reason: (typeof reasons)[number]
  readonly status: Status
  readonly rank: number
  /** True for what a family's entrypoint stands above. */
  readonly isSubordinate: boolean
}

/**
 * The public packages of Plumego that what is typed may become: a part of the full path, of the name below the module,
 * or of one of its segments. First those that the file may import, and among them what is typed whole, the more mature,
 * and families before what lies below them. A path that is whole stays, before all that it may go on to: whoever types on
 * does not lose the list.
 * @returns none where no segment begins with what is typed
 */
export function importSuggestions(all: Snapshot, question: TypedImport, t: Localize): ImportSuggestion[] {
  const { importer, typed } = question
  const snapshot = importer?.snapshot === all ? all.seenFrom(importer.file) : all.own
  const own = importer?.snapshot === all ? parentPath(importer.file) : undefined
  const module = modulePath(snapshot)
  const candidates: Candidate[] = []
  for (const path of publicPackages(snapshot)) {
    const importPath = path === '' ? module : joinPath(module, path)
    const rank = path === own ? undefined : rankOf(module, path, typed)
    if (rank !== undefined) candidates.push(candidateAt(snapshot, { path, importPath, rank }, question))
  }
  return candidates.sort(compareCandidates).map(candidate => suggestion(snapshot, candidate, t))
}

/** What of a package's path the typed text is: all of it, a name of it, or the beginning of a part of it. */
const ranks = { whole: 0, named: 1, path: 2, name: 3, part: 4 } as const

/** The lower, the better; undefined where the package is not meant. @param path relative to the module; empty for its root */
function rankOf(module: string, path: string, typed: string): number | undefined {
  if (typed === (path === '' ? module : joinPath(module, path))) return ranks.whole
  if (module.startsWith(typed)) return ranks.path
  const name = baseName(module)
  const lower = typed.toLowerCase()
  if (path === '') return name === lower ? ranks.named : name.startsWith(lower) ? ranks.part : undefined
  for (const start of [`${module}/`, `${name}/`]) {
    if (lower.startsWith(start)) return path.startsWith(lower.slice(start.length)) ? ranks.path : undefined
  }
  if (path === lower || path.endsWith(`/${lower}`)) return ranks.named
  if (path.startsWith(lower)) return ranks.path
  if (path.startsWith(lower, path.indexOf('/') + 1)) return ranks.name
  return path.includes(`/${lower}`) ? ranks.part : undefined
}

function candidateAt(
  snapshot: Snapshot,
  known: Pick<Candidate, 'path' | 'importPath' | 'rank'>,
  { importer, lowestMaturity }: TypedImport,
): Candidate {
  const verdict = importer
    ? importVerdict(importer.snapshot, { file: importer.file, spec: writtenPath(known.importPath) }).kind
    : 'allowed'
  const { status } = maturityOf(snapshot, known.path)
  const isBelow = lowestMaturity !== 'any' && statuses.indexOf(status) < statuses.indexOf(lowestMaturity)
  const isSubordinate = parentPackage(snapshot, known.path) !== undefined
  const reason = verdict !== 'denied' && isBelow ? 'below-lowest' : verdict
  return { ...known, verdict, status, isSubordinate, reason }
}

const compareCandidates = (a: Candidate, b: Candidate): number =>
  Number(b.rank === ranks.whole) - Number(a.rank === ranks.whole) ||
  reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
  Number(b.rank === ranks.named) - Number(a.rank === ranks.named) ||
  statuses.indexOf(b.status) - statuses.indexOf(a.status) ||
  Number(a.isSubordinate) - Number(b.isSubordinate) ||
  a.rank - b.rank ||
  (a.path < b.path ? -1 : 1)

function suggestion(
  snapshot: Snapshot,
  { path, importPath, verdict, reason }: Candidate,
  t: Localize,
): ImportSuggestion {
  const maturity = maturityOf(snapshot, path)
  const manifest = snapshot.manifests.get(path)
  return {
    importPath,
    verdict,
    isAdvised: reason === 'allowed',
    label: path || importPath,
    status: markedStatus(maturity, t),
    remark: remarkOn(reason, t) ?? provenanceText(maturity, t),
    summary: manifest && manifestValue(snapshot, manifest, 'summary')?.text,
  }
}

function remarkOn(reason: Candidate['reason'], t: Localize): string | undefined {
  if (reason === 'denied') return t('may not be imported here')
  if (reason === 'below-lowest') return t('below the lowest maturity in the settings')
  return reason === 'not-listed' ? t('not in allowed_imports') : undefined
}
