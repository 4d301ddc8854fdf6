import { isLeftOut } from '../../golang/file-head.ts'
import { baseName, isWithin } from '../../repo/paths.ts'
import type { GoFile } from '../../repo/snapshot.ts'

/** What holds examples and data, and what the go command passes over. */
const notShipped = /(?:^|\/)(?:testdata|_?examples?|[_.][^/]*)(?:\/|$)/

/** Whether a path leads to what others import: to no example, no data, nothing that the go command passes over. */
export const isShipped = (path: string): boolean => !notShipped.test(path)

/** Whether a Go file is part of an extension as others import it, told from its path: no test, no example. */
export const isShippedPath = ({ path, isTest }: GoFile): boolean => isWithin(path, 'x') && !isTest && isShipped(path)

/** Whether a plain build takes a file on some machine. */
export const isBuilt = ({ path, imports }: GoFile): boolean => !isLeftOut(baseName(path), imports)
