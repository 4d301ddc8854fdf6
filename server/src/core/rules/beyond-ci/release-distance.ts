import { faultBetween, type ReleaseFault, releaseOf } from '../../maturity/releases.ts'
import { trimPiece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import { type Evidence, evidence, inEvidence } from '../extension-beta-evidence/entries.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'release-refs-apart',
  check: null,
  severity: 'information',
  summary: 'The release refs of an evidence entry are not consecutive minor releases, the older one first.',
  key: ['label', 'ref', 'ref behind it'],
}

/** The check counts refs, and does not look at how far apart they are. Of a commit nobody knows without its tag. */
export const releaseDistance: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    for (const one of evidence(context.snapshot)) context.part(one, () => checkRefs(one, context))
  },
}

function checkRefs({ entry, label }: Evidence, { snapshot, t, report }: RuleContext): void {
  const refs = entry.releaseRefs.map(trimPiece)
  for (const [index, at] of refs.entries()) {
    const before = releaseOf(refs[index - 1]?.text ?? '')
    const release = releaseOf(at.text)
    const fault = before && release && faultBetween(before, release, () => snapshot.tags)
    if (!fault) continue
    const values = { label, older: before.tag, newer: release.tag }
    report(info, {
      ...inEvidence(snapshot, at),
      key: [label, before.tag, release.tag],
      message: faultText(fault, values, t),
    })
  }
}

function faultText(fault: ReleaseFault, values: Readonly<Record<'label' | 'older' | 'newer', string>>, t: Localize) {
  if (fault === 'order') {
    return t('{newer} of {label} is older than {older} in front of it: write the older release first.', values)
  }
  if (fault === 'one-minor') {
    return t('{older} and {newer} of {label} are of one minor release: beta needs two consecutive ones.', values)
  }
  return t(
    '{older} and {newer} of {label} are not consecutive: {between} lies between them. Beta needs two consecutive minor releases.',
    { ...values, between: fault.between },
  )
}
