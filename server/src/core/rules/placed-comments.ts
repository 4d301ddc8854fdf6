import type { Indexer } from '../repo/file-index.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { acknowledgeWord } from '../text/acknowledge-word.ts'
import type { SourceText } from '../text/source-text.ts'
import { type Acknowledgement, acknowledgementsIn, commentMark } from './acknowledgement-comment.ts'

/** A comment that acknowledges, and the file that holds it. */
export interface PlacedComment {
  readonly file: string
  readonly comment: Acknowledgement
}

/** The comments of the files that show, in what is read of them anyway, that they hold some. */
export const placedComments = (snapshot: Snapshot): PlacedComment[] =>
  inFiles(snapshot, [...goFilesThatMay(snapshot), ...textsThatHold(snapshot)])

/** All comments of the workspace: every Go file is read for them, so this is for who asks to see them. */
export function allPlacedComments(snapshot: Snapshot): PlacedComment[] {
  const goFiles = [...snapshot.goFiles.values()].flatMap(({ path, mayAcknowledge }) =>
    mayAcknowledge || snapshot.pageText(path)?.includes(acknowledgeWord) ? path : [],
  )
  return inFiles(snapshot, [...goFiles, ...textsThatHold(snapshot)])
}

const inFiles = (snapshot: Snapshot, files: readonly string[]): PlacedComment[] =>
  files.flatMap(file => [...acknowledgementsIn(snapshot, file).values()].map(comment => ({ file, comment })))

const mayAcknowledge: Indexer = file => (file.mayAcknowledge ? [''] : [])

const goFilesThatMay = (snapshot: Snapshot): string[] =>
  snapshot.goFilesUnder(mayAcknowledge, '').map(({ path }) => path)

const textsThatHold = (snapshot: Snapshot): string[] =>
  snapshot.textPaths.filter(path => {
    const source = commentMark(path) && snapshot.text(path)
    return source !== undefined && holdsWord(source)
  })

const known = new WeakMap<SourceText, boolean>()

/** Asked for every text after every change, hence kept. */
function holdsWord(source: SourceText): boolean {
  let holds = known.get(source)
  if (holds === undefined) {
    holds = source.text.includes(acknowledgeWord)
    known.set(source, holds)
  }
  return holds
}
