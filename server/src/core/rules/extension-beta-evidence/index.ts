import type { Rule } from '../rule.ts'
import { evidenceBlockers } from './blockers.ts'
import { extensionBetaEvidenceBlocks } from './blocks.ts'
import { evidenceDocument } from './documents.ts'
import { evidenceIdentity } from './identity.ts'
import { evidencePackage } from './package-path.ts'
import { evidencePresence } from './presence.ts'
import { releaseRefsResolve } from './release-refs.ts'
import { apiSnapshots } from './snapshots.ts'
import { evidenceStatus } from './status.ts'

export const extensionBetaEvidence: readonly Rule[] = [
  evidencePresence,
  evidenceIdentity,
  evidencePackage,
  evidenceStatus,
  evidenceDocument,
  releaseRefsResolve,
  apiSnapshots,
  evidenceBlockers,
  extensionBetaEvidenceBlocks,
]
