import { type Pattern, quoted } from './pattern.ts'

/** What the program public-entrypoints-sync prints. */
export const publicEntrypointsSync: readonly Pattern[] = [
  { code: 'entrypoint-not-found', match: new RegExp(`^(.*): public_entrypoints entry ${quoted} not found in `) },
]
