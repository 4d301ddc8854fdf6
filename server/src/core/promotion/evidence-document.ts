import type { EvidenceSubject } from '../fixes/start-evidence.ts'
import { primerOf } from '../maturity/evaluation.ts'
import { joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { toBeWritten } from '../text/placeholder.ts'

/**
 * What an evidence document begins with, by the headings of Plumego's template: what is known of the module stands there, and
 * what only its owner can say is left to be written. It says of nothing that it is done.
 */
export function evidenceDocumentText(snapshot: Snapshot, subject: EvidenceSubject, path: string): string {
  const primer = primerOf(snapshot, path)
  return `# ${path} Beta Evidence

Module: \`${subject.module}\`

${subject.surface === undefined ? '' : `Surface: \`${subject.surface}\`\n\n`}Owner: \`${subject.owner}\`

Current status: \`${subject.current_status}\`

Evidence state: incomplete

## Public API Surface

${toBeWritten}: which names the promise is about.

## Behavior Coverage

| Surface | Evidence | Status |
| --- | --- | --- |
| Happy path |  | missing |
| Negative path |  | missing |
| Boundary checks |  | missing |

## Primer And Boundary State

- Primer: ${primer === undefined ? 'missing' : `\`${primer}\``}
- Manifest: \`${joinPath(path, 'module.yaml')}\`

## Release Evidence

- Older release ref:
- Newer release ref:
- API changed between refs: unknown

## Owner Sign-Off

Missing.

## Promotion Posture

Do not promote while \`specs/extension-beta-evidence.yaml\` lists a blocker.
`
}
