import { type Pattern, quoted } from './pattern.ts'

/** What the program cross-extension-deps prints. */
export const crossExtensionDeps: readonly Pattern[] = [
  { code: 'manifest-forbidden-import', match: new RegExp(`^(.*)\\t${quoted}\\t${quoted}$`) },
]
