import { rangeIn } from '../../findings/words.ts'
import { dashboardPath } from '../../maturity/dashboard.ts'
import { pagePaths } from '../../repo/interest.ts'
import { parentPath } from '../../repo/paths.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readSurfaceStatuses } from '../../spec/maturity-evidence.ts'
import { foreignEncoding } from '../../text/encoding.ts'
import { blockedByFile } from '../blocks.ts'
import type { RuleContext, WorkspaceRule } from '../rule.ts'
import { check, type Family, families, manifestOf, missingState } from './families.ts'

/** What the program cannot do without: its specs and pages, and manifests that say status, risk and owner. */
export const extensionMaturityBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    for (const path of [specPaths.repo, specPaths.betaEvidence, specPaths.maturity]) blockedByFile(context, check, path)
    for (const path of [pagePaths.readme, dashboardPath(context.snapshot)]) blockedByFile(context, check, path, false)
    for (const family of families(context.snapshot)) {
      context.part(family, () => {
        const stat = context.snapshot.tree.stat(family.path)
        if (stat === 'directory') blockedByManifest(context, family.manifestPath)
        else if (stat !== 'outside') blockedByDeclaration(context, family)
      })
    }
    blockedBySurfaces(context)
  },
}

function blockedByDeclaration({ snapshot, t, blocked }: RuleContext, { path, declared }: Family): void {
  const reason = t('{path} is no directory, and {check} stops there: correct the path, or add the module.', {
    path,
    check,
  })
  blocked(check, specPaths.repo, reason, rangeIn(snapshot, specPaths.repo, declared))
}

function blockedByManifest(context: RuleContext, path: string): void {
  if (blockedByFile(context, check, path)) return
  const { snapshot, t } = context
  const missing = missingState(snapshot, path)
  if (missing.length === 0) return
  const encoding = foreignEncoding(snapshot.text(path)?.text ?? '')
  const values = { path, keys: missing.join(', '), check, encoding: encoding ?? '' }
  const reason =
    encoding === undefined
      ? t('{path} gives no {keys}, and {check} stops there: add what is missing.', values)
      : t('{path} is {encoding}, and {check}, which reads UTF-8, stops there: save it with the encoding UTF-8.', values)
  // A key that is there and empty is where a person writes.
  const { lines } = snapshot.manifests.get(parentPath(path)) ?? {}
  const at = missing.flatMap(key => lines?.get(key)?.at ?? [])[0]
  context.blocked(check, path, reason, at && rangeIn(snapshot, path, at))
}

/** A package without a manifest is fine; one whose manifest cannot even be looked up is not. */
function blockedBySurfaces(context: RuleContext): void {
  const { snapshot, t } = context
  for (const surface of snapshot.read(specPaths.betaEvidence, readSurfaceStatuses) ?? []) {
    const path = manifestOf(surface.package.text)
    const stat = snapshot.tree.stat(path)
    if (stat === 'missing') continue
    if (stat === 'unreadable' && !snapshot.unreadable.has(path)) {
      const values = { label: surface.label, package: surface.package.text, check }
      const reason = t(
        '{label} names the package {package}, which is no directory, and {check} stops there: name one.',
        values,
      )
      context.blocked(check, specPaths.betaEvidence, reason, rangeIn(snapshot, specPaths.betaEvidence, surface.package))
    } else blockedByManifest(context, path)
  }
}
