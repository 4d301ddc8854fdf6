import type { GoImports } from '../golang/imports.ts'
import { isGoTestFile } from './interest.ts'
import { parentPath } from './paths.ts'

/** A Go file of the workspace: what one reading of its text says. */
export class GoFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string
  readonly imports: GoImports
  /** Open in an editor with another text than the disk's. */
  readonly edited: boolean
  /** Edited to a text that does not parse for a moment: its imports are those that the text still holds. */
  readonly isHalfTyped: boolean
  /** Whether what is read of the text, which of most files is the first part, holds an acknowledgement's word. */
  readonly mayAcknowledge: boolean
  #directory: string | undefined

  constructor(path: string, imports: GoImports, edited: boolean, isHalfTyped = false, mayAcknowledge = false) {
    this.path = path
    this.imports = imports
    this.edited = edited
    this.isHalfTyped = isHalfTyped
    this.mayAcknowledge = mayAcknowledge
  }

  /** The directory that holds it; the empty string for the root. */
  get directory(): string {
    this.#directory ??= parentPath(this.path)
    return this.#directory
  }

  /** Plumego's programs leave test files out. */
  get isTest(): boolean {
    return isGoTestFile(this.path)
  }
}
