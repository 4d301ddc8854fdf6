import type { Fix, RelatedPlace } from '../../findings/finding.ts'
import { related } from '../../findings/words.ts'
import { addEntryKey } from '../../fixes/evidence-entries.ts'
import { ground, isReliable, restingOn } from '../../fixes/reliable.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { parentPath } from '../../repo/paths.ts'
import type { Piece } from '../../text/go-strings.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, type Evidence, evidence, evidenceFile, inEvidence } from './entries.ts'

const nameMismatch: RuleInfo = {
  code: 'evidence-name-mismatch',
  check,
  severity: 'error',
  summary: 'The manifest of the module that an evidence entry is for has another name.',
  key: ['label', 'name'],
}

const ownerMissing: RuleInfo = {
  code: 'evidence-owner-missing',
  check,
  severity: 'error',
  summary: 'An evidence entry names no owner.',
  key: ['label'],
}

const ownerMismatch: RuleInfo = {
  code: 'evidence-owner-mismatch',
  check,
  severity: 'error',
  summary: 'An evidence entry and the manifest of its module name different owners.',
  key: ['label', 'value in evidence', 'value in manifest'],
}

/** An entry and its module's manifest agree about name and owner. */
export const evidenceIdentity: WorkspaceRule = {
  scope: 'workspace',
  rules: [nameMismatch, ownerMissing, ownerMismatch],
  run(context) {
    for (const one of evidence(context.snapshot)) {
      context.part(one, () => {
        checkName(context, one)
        checkOwner(context, one)
      })
    }
  },
}

function checkName(context: RuleContext, one: Evidence): void {
  const { entry, label, manifest, manifestPath } = one
  const { snapshot, t, report } = context
  if (!manifest || manifest.name?.text === entry.module.text) return
  const name = manifest.name?.text ?? ''
  const values = { module: entry.module.text, name, manifest: manifestPath }
  report(nameMismatch, {
    ...inEvidence(snapshot, entry.module),
    key: [label, name],
    message: t('The entry is for {module}, but {manifest} gives the name "{name}": make them agree.', values),
    related: [inManifest(context, manifestPath, manifest.name)],
    fixes: nameFixes(context, one, manifest.name),
  })
}

/** The manifest is wrong where the entry names its directory. */
function nameFixes(
  { snapshot, t }: RuleContext,
  { entry, manifestPath: path }: Evidence,
  name: Piece | undefined,
): Fix[] {
  const source = snapshot.text(path)
  if (!source || !name || parentPath(path) !== entry.module.text) return []
  return [replaceScalar({ path, source }, name, entry.module.text, t, false)]
}

function checkOwner(context: RuleContext, { entry, label, manifest, manifestPath }: Evidence): void {
  const { snapshot, t, report } = context
  const own = manifest?.owner
  const source = own && isReliable(snapshot, manifestPath, 'owner', own) ? own : undefined
  const because = source ? [ground(snapshot, manifestPath, source)] : []
  if (!entry.owner) {
    const values = { label, owner: manifest?.owner?.text ?? '' }
    report(ownerMissing, {
      ...inEvidence(snapshot, entry.at),
      key: [label],
      message: manifest?.owner
        ? t('The evidence for {label} names no owner: add owner: {owner}, as its manifest has it.', values)
        : t('The evidence for {label} names no owner: add owner: with the one its manifest gives.', values),
      fixes: source
        ? restingOn(addEntryKey(evidenceFile(snapshot), entry, ['owner', source.text], t, true), because)
        : [],
    })
  } else if (manifest && manifest.owner?.text !== entry.owner.text) {
    const owner = manifest.owner?.text ?? ''
    const values = { label, evidence: entry.owner.text, owner, manifest: manifestPath }
    report(ownerMismatch, {
      ...inEvidence(snapshot, entry.owner),
      key: [label, entry.owner.text, owner],
      message: t(
        'The evidence for {label} gives the owner "{evidence}", {manifest} "{owner}": make them agree.',
        values,
      ),
      related: [inManifest(context, manifestPath, manifest.owner)],
      fixes: source ? restingOn([replaceScalar(evidenceFile(snapshot), entry.owner, owner, t, true)], because) : [],
    })
  }
}

/** The manifest's side of a disagreement: its value, or the manifest where it has none. */
export function inManifest({ snapshot, t }: RuleContext, manifest: string, value: Piece | undefined): RelatedPlace {
  const message = t('The manifest: {manifest}', { manifest })
  return value ? related(snapshot, manifest, value, message) : { file: manifest, range: startOfFile, message }
}
