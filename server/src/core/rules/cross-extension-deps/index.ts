import type { Rule } from '../rule.ts'
import { crossExtensionBlocks, manifestForbiddenImport } from './manifest-forbidden-import.ts'

export const crossExtensionDeps: readonly Rule[] = [manifestForbiddenImport, crossExtensionBlocks]
