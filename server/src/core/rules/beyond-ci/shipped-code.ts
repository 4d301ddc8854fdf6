import { isNeverBuilt } from '../../golang/build-constraints.ts'
import { isWithin } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import type { SourceText } from '../../text/source-text.ts'

/** What holds examples and data, and what the go command passes over. */
const notShipped = /(?:^|\/)(?:testdata|_?examples?|[_.][^/]*)(?:\/|$)/

/** Whether a Go file is part of an extension as others import it, told from its path: no test, no example. */
export const isShippedPath = ({ path, isTest }: GoFile): boolean =>
  isWithin(path, 'x') && !isTest && !notShipped.test(path)

const readIsNeverBuilt = ({ text }: SourceText): boolean => isNeverBuilt(text)

/** Whether a plain build takes a file on some machine. */
export function isBuilt(file: GoFile, snapshot: Snapshot): boolean {
  const source = snapshot.goText(file.path)
  return source === undefined || !snapshot.fact(source, readIsNeverBuilt)
}
