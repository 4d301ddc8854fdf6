import { specPaths } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import { blockedByFile } from '../blocks.ts'
import type { RuleContext, WorkspaceRule } from '../rule.ts'
import { check, type Evidence, evidence, inEvidence, manifestOf } from './entries.ts'

/** What the program cannot do without: its specs, a manifest for every module, and paths that can be looked up. */
export const extensionBetaEvidenceBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    for (const path of [specPaths.repo, specPaths.taxonomy, specPaths.betaEvidence]) blockedByFile(context, check, path)
    for (const one of evidence(context.snapshot)) {
      context.part(one, () => {
        blockedByModule(context, one)
        if (one.entry.surface && one.entry.package) blockedByPackage(context, one, one.entry.package)
        if (one.entry.evidenceDoc) blockedByPath(context, one, one.entry.evidenceDoc)
      })
    }
  },
}

function blockedByModule(context: RuleContext, { entry, manifestPath }: Evidence): void {
  const { snapshot, t, blocked } = context
  const stat = snapshot.tree.stat(entry.module.text)
  if (stat === 'outside') return
  if (stat === 'directory') {
    blockedByFile(context, check, manifestPath)
    return
  }
  const { file, range } = inEvidence(snapshot, entry.module)
  const values = { module: entry.module.text, check }
  blocked(check, file, t('{module} is no directory, and {check} stops there: correct the module.', values), range)
}

/** A package without a manifest is fine; the program looks for one only where the entry has a status to compare. */
function blockedByPackage(context: RuleContext, one: Evidence, written: Piece): void {
  const { snapshot } = context
  if (blockedByPath(context, one, written)) return
  if (!one.entry.currentStatus || written.text === one.entry.module.text) return
  const path = manifestOf(written)
  if (snapshot.tree.stat(written.text) === 'file') blockedByLookup(context, one, written)
  else if (snapshot.tree.stat(path) !== 'missing') blockedByFile(context, check, path)
}

/** Returns true where the system cannot even say whether the path exists. */
function blockedByPath(context: RuleContext, one: Evidence, written: Piece): boolean {
  if (context.snapshot.tree.stat(written.text) !== 'unreadable') return false
  blockedByLookup(context, one, written)
  return true
}

function blockedByLookup({ snapshot, t, blocked }: RuleContext, { label }: Evidence, written: Piece): void {
  const { file, range } = inEvidence(snapshot, written)
  const values = { label, path: written.text, check }
  const reason = t(
    '{check} cannot look up {path} of {label}, because a file stands in its way: correct the path.',
    values,
  )
  blocked(check, file, reason, range)
}
