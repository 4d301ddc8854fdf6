import { FileMap } from '../repo/file-map.ts'
import { GoFile } from '../repo/go-file.ts'
import { joinPath, type Move, moved } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * The state that would be if a directory had moved and files had other texts. Go files keep the imports that they have.
 * @param texts by the path that the file has before it moves
 */
export function movedSnapshot(snapshot: Snapshot, move: Move, texts: ReadonlyMap<string, SourceText>): Snapshot {
  const tree = snapshot.tree.clone()
  const lay = (path: string): void => {
    const entry = snapshot.tree.entry(path)
    if (entry === undefined) return
    tree.add(moved(path, move), entry)
    if (entry === 'directory') for (const name of snapshot.tree.children(path)) lay(joinPath(path, name))
  }
  tree.remove(move.from)
  lay(move.from)
  const goFiles = [...snapshot.goFiles.values()].map(file => {
    const path = moved(file.path, move)
    return path === file.path ? file : new GoFile(path, file.imports, file.edited, file.isHalfTyped)
  })
  const kept = snapshot.textPaths.map((path): [string, SourceText | undefined] => [
    moved(path, move),
    texts.get(path) ?? snapshot.text(path),
  ])
  return snapshot.with(new Map(), {
    tree,
    goFiles: new FileMap(new Map(goFiles.sort((a, b) => (a.path < b.path ? -1 : 1)).map(file => [file.path, file]))),
    texts: new FileMap(new Map(kept.flatMap(([path, source]) => (source ? [[path, source]] : [])))),
  })
}
