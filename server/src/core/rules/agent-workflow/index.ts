import type { Rule } from '../rule.ts'
import { agentWorkflowBlocks, unparsedSurface } from './blocks.ts'
import { extensionRoots } from './extension-roots.ts'
import { hotspotFamilies } from './hotspot-families.ts'
import { httpSurface } from './http-surface.ts'
import { quality } from './quality.ts'
import { recipes } from './recipes.ts'
import { packageHotspots, taskRouting } from './task-routing.ts'
import { taskQueue } from './tasks.ts'
import { taxonomyCoverage } from './taxonomy.ts'

export const agentWorkflow: readonly Rule[] = [
  recipes,
  quality,
  taskQueue,
  extensionRoots,
  taxonomyCoverage,
  taskRouting,
  packageHotspots,
  hotspotFamilies,
  httpSurface,
  agentWorkflowBlocks,
  unparsedSurface,
]
