import type { Diagnostic } from 'vscode'

/** By what the matcher marks what it found. */
const ofCommand = 'plumego-check'

/** Without what a run of the command found. */
export const ofServer = (own: readonly Diagnostic[]): Diagnostic[] => own.filter(({ source }) => source !== ofCommand)

/**
 * What the command found in a file beside what the server tells of it; undefined where the editor has nothing new from it.
 * @param own what the server's collection holds of the file, with what an earlier run found
 * @param all what the editor shows of it
 */
export function foundBeside(own: readonly Diagnostic[], all: readonly Diagnostic[]): Diagnostic[] | undefined {
  const found = all.filter(one => one.source === ofCommand && !own.includes(one))
  if (found.length === 0) return undefined
  const told = ofServer(own)
  return found.filter(one => !told.some(other => isTwin(one, other)))
}

const isTwin = (a: Diagnostic, b: Diagnostic): boolean =>
  codeOf(a) === codeOf(b) && a.range.start.isEqual(b.range.start)

const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code)
