import type { SourceText } from '../text/source-text.ts'
import type { Shape } from './plain-form.ts'
import type { ReadTree } from './read-tree.ts'

/** One reading of one kind of file: what it looks at, and what it finds there. */
export interface FileReading {
  /** The programs that read so, for a person. */
  readonly programs: string
  readonly shape: Shape
  read(source: SourceText): ReadTree
}
