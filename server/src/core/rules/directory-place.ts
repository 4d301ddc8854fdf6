import { rangeIn } from '../findings/words.ts'
import { isGoFile } from '../repo/interest.ts'
import { joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { type Range, startOfFile } from '../text/position.ts'

/** Where a finding stands that is about a directory: its first Go file, where a person looks first; else go.mod. */
export function placeOfDirectory(snapshot: Snapshot, directory: string): { file: string; range: Range } {
  const name = snapshot.tree.children(directory).find(isGoFile)
  return name
    ? { file: joinPath(directory, name), range: startOfFile }
    : { file: 'go.mod', range: moduleLine(snapshot, 'go.mod') }
}

/** The first line of a go.mod that looks like its module directive; its start where none does. */
export function moduleLine(snapshot: Snapshot, path: string): Range {
  const line = snapshot.text(path)?.lines.find(({ text }) => /^\s*module\b/.test(text))
  return line ? rangeIn(snapshot, path, { start: line.start, end: line.start + line.text.length }) : startOfFile
}
