import { modulePath } from '../repo/module-path.ts'
import { joinPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { Piece } from '../text/go-strings.ts'
import { rulesFor } from './governing-rules.ts'
import { importVerdict, writtenPath } from './import-verdict.ts'
import { deniedEntries, forbiddenEntry } from './pattern-lists.ts'
import { patternBase } from './pattern-text.ts'

/** A line that denies what an entry of a list of allowed imports would allow. */
interface EntryDenial {
  /** Relative to the workspace. */
  readonly file: string
  readonly entry: Piece
}

/**
 * What denies an entry of a list of allowed imports, whole: what the rules of the module deny, what they forbid to
 * everybody, and what its own manifest forbids.
 * @param module the directory that the list is for; a file in it stands for all
 * @returns asked for an entry, a package or a pattern, relative to the module
 */
export function entryDenials(snapshot: Snapshot, module: string): (entry: string) => EntryDenial | undefined {
  const file = joinPath(module, 'module.go')
  const rules = rulesFor(snapshot, file)
  const manifest = snapshot.manifests.get(module)
  const prefix = modulePath(snapshot)
  return entry => {
    for (const rule of rules) {
      const [denied] = deniedEntries(rule, entry)
      if (denied) return { file: specPaths.dependencyRules, entry: denied }
    }
    const forbidden = manifest && forbiddenEntry(manifest, entry)
    if (forbidden) return { file: manifest.path, entry: forbidden }
    if (patternBase(entry) !== entry || entry === 'stdlib') return undefined
    return importDenial(snapshot, file, `${prefix}/${entry}`)
  }
}

function importDenial(snapshot: Snapshot, file: string, path: string): EntryDenial | undefined {
  const verdict = importVerdict(snapshot, { file, spec: writtenPath(path) })
  if (verdict.kind !== 'denied') return undefined
  const rules = specPaths.dependencyRules
  const [byRule] = verdict.byRules
  if (byRule) return { file: rules, entry: byRule.denied.entry }
  if (verdict.byManifest) return verdict.byManifest
  return verdict.asInternal?.rule && { file: rules, entry: verdict.asInternal.rule.nameAt }
}
