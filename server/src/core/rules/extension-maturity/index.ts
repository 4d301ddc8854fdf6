import type { Rule } from '../rule.ts'
import { extensionMaturityBlocks } from './blocks.ts'
import { dashboardEvidence } from './dashboard-evidence.ts'
import { dashboardRowsMatch } from './dashboard-rows.ts'
import { manifestValues } from './manifest-values.ts'
import { promotionWithoutEvidence } from './promotion.ts'
import { readmeBetaList } from './readme-beta-list.ts'
import { signals } from './signals.ts'
import { surfaceStatus } from './surface-status.ts'

export const extensionMaturity: readonly Rule[] = [
  manifestValues,
  dashboardRowsMatch,
  signals,
  dashboardEvidence,
  promotionWithoutEvidence,
  readmeBetaList,
  surfaceStatus,
  extensionMaturityBlocks,
]
