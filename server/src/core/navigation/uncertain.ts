import type { TextEdit } from '../findings/finding.ts'
import { isGoFile } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { yamlDocument } from '../yaml/document.ts'
import { type BuiltHere, filesOfThisPlumego } from './this-plumego.ts'

/**
 * The files that cannot be read as they stand, because somebody is in the middle of typing, and hold a word more often
 * than a rename changes it: their text may name what is renamed where nobody can tell.
 * @param word an owner, or a path relative to the workspace
 * @param edits what the rename changes
 * @returns paths, sorted
 */
export function uncertainFiles(
  { own: snapshot }: Snapshot,
  word: string,
  edits: readonly TextEdit[],
  isBuiltHere: BuiltHere,
): string[] {
  const isOurs = filesOfThisPlumego(snapshot.tree, isBuiltHere)
  const changes = (file: string): number => edits.filter(edit => edit.file === file).length
  const inGo = `${modulePath(snapshot)}/${word}`
  return [...brokenFiles(snapshot, word)]
    .filter(([file, text]) => isOurs(file) && occurrences(text, isGoFile(file) ? inGo : word) > changes(file))
    .map(([file]) => file)
    .sort()
}

/** With their texts. */
function* brokenFiles(snapshot: Snapshot, word: string): Generator<readonly [file: string, text: string]> {
  for (const { path, imports, isHalfTyped } of snapshot.goFiles.values()) {
    const text = isHalfTyped || imports.error ? snapshot.goText(path)?.text : undefined
    if (text !== undefined) yield [path, text]
  }
  for (const file of snapshot.textPaths) {
    const source = file.endsWith('.yaml') ? snapshot.text(file) : undefined
    if (source?.text.includes(word) && yamlDocument(snapshot, source).errors.length > 0) yield [file, source.text]
  }
}

/** How often a text holds a word that is no part of a longer one, comments left out. */
function occurrences(text: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`(?<![\\w~-])(?<![\\w~-]/)${escaped}(?![\\w~-])`, 'g')
  const lines = text.split('\n').filter(line => !/^\s*(?:#|\/\/)/.test(line))
  return lines.reduce((count, line) => count + (line.match(pattern)?.length ?? 0), 0)
}
