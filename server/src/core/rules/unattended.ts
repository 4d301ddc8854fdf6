import { fileHead, isLeftOut } from '../golang/file-head.ts'
import { readGoMod } from '../golang/mod/go-mod.ts'
import { isGoFile } from '../repo/interest.ts'
import { baseName, cleanPath, isWithin, joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * Whether advice on a Go file is lost: a program writes it, or no plain build takes it, by its own constraint or by the
 * `ignore` of its module's go.mod.
 */
export function isUnattended(path: string, snapshot: Snapshot): boolean {
  if (!isGoFile(path)) return false
  const file = snapshot.goFiles.get(path)
  if (file && (fileHead(file.imports).isGenerated || isLeftOut(baseName(path), file.imports))) return true
  return isIgnored(path, snapshot)
}

function isIgnored(path: string, snapshot: Snapshot): boolean {
  const root = snapshot.tree.moduleRoot(parentPath(path))
  const ignores = snapshot.read(joinPath(root, 'go.mod'), ignoredDirectories)
  if (!ignores || ignores.length === 0) return false
  const directory = parentPath(root === '' ? path : path.slice(root.length + 1))
  return ignores.some(({ isRooted, path }) =>
    isRooted ? isWithin(directory, path) : `/${directory}/`.includes(`/${path}/`),
  )
}

/** One of a go.mod's `ignore` directives: below its directory, or, without `./` in front, wherever it lies. */
interface IgnoredDirectory {
  readonly isRooted: boolean
  readonly path: string
}

const ignoredDirectories = ({ text }: SourceText): IgnoredDirectory[] =>
  readGoMod(text).ignores.map(({ text: written }) => ({ isRooted: written.startsWith('./'), path: cleanPath(written) }))
