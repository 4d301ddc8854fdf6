import type { Rule } from '../rule.ts'
import { publicEntrypointsBlocks } from './blocks.ts'
import { entrypoints } from './entrypoints.ts'

export const publicEntrypointsSync: readonly Rule[] = [entrypoints, publicEntrypointsBlocks]
