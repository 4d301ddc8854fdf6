import { startOfFile } from '../text/position.ts'
import type { GoImports } from './imports.ts'

/** Of a Go file that exists and cannot be read: Go's parser fails on it as on one that is broken. */
export const unreadImports = (reason: string): GoImports => ({
  packageName: undefined,
  head: '',
  imports: [],
  error: { message: reason, range: startOfFile },
  isPlain: true,
  pathsFrom: () => [],
})
