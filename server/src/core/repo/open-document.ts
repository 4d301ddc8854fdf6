import { halfTypedImports } from '../golang/half-typed.ts'
import type { GoImports } from '../golang/imports.ts'

/** A document that an editor holds open. */
export interface OpenDocument {
  /** What the editor holds. */
  readonly text: string
  /** Imports of that text, where it is a Go file. */
  readonly imports?: GoImports
  /** The whole text on the disk, where there is one. */
  readonly diskText?: string
}

/** An open document as it is kept. */
export interface Opened extends OpenDocument {
  /** Its text does not parse, and its imports are those that it still holds. */
  readonly isHalfTyped: boolean
}

/**
 * A document as it is kept. A Go file that is half typed keeps those of its imports that its text still holds.
 * @param known the same document before; undefined where it was not open
 * @param onDisk imports of the file on the disk
 */
export function opened(document: OpenDocument, known: Opened | undefined, onDisk: GoImports | undefined): Opened {
  const { text, imports, diskText } = document
  if (!imports?.error) return { ...document, isHalfTyped: false }
  if (known?.text === text)
    return { ...document, ...(known.imports && { imports: known.imports }), isHalfTyped: known.isHalfTyped }
  const before = known ?? { text: diskText, imports: onDisk }
  // There is nothing to keep of a file that never parsed.
  if (before.text === undefined || !before.imports || before.imports.error) return { ...document, isHalfTyped: false }
  const held = halfTypedImports({ text: before.text, imports: before.imports }, { text, imports })
  return { ...document, imports: held, isHalfTyped: true }
}
