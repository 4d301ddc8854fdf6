import { readImports } from '../../server/src/core/golang/imports.ts'
import { FileTree } from '../../server/src/core/repo/file-tree.ts'
import { isGoFile, isTextOfInterest } from '../../server/src/core/repo/interest.ts'
import { type DiskFile, Repository } from '../../server/src/core/repo/repository.ts'
import type { Commits } from '../../server/src/core/repo/snapshot.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'

/** Files by path, relative to the workspace; a path that ends with `/` is a directory, whatever its content. */
export type Files = ReadonlyMap<string, Uint8Array | string>

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** What was read of bytes before: workspaces that share most of their files are cheap to make. */
const known = new WeakMap<Uint8Array, { go?: DiskFile; text?: DiskFile }>()

/** A workspace in memory, as a platform would load it from the disk. */
export function workspaceFromFiles(files: Files, options: { commits?: Commits } = {}): Repository {
  const tree = new FileTree()
  const loaded = new Map<string, DiskFile>()
  for (const [path, content] of files) {
    if (path.endsWith('/')) {
      tree.add(path.slice(0, -1), 'directory')
      continue
    }
    tree.add(path, 'file')
    const file = diskFile(path, content)
    if (file) loaded.set(path, file)
  }
  const repository = new Repository()
  const readText = (path: string): string | undefined => {
    const content = files.get(path)
    return typeof content === 'string' ? content : content && decoder.decode(content)
  }
  repository.load({ tree, files: loaded, readText })
  if (options.commits) repository.setCommits(options.commits)
  return repository
}

/** What a platform keeps of one file; undefined for a file of no interest. */
function diskFile(path: string, content: Uint8Array | string): DiskFile | undefined {
  const kind = isGoFile(path) ? 'go' : isTextOfInterest(path) ? 'text' : undefined
  if (!kind) return undefined
  const bytes = typeof content === 'string' ? encoder.encode(content) : content
  let read = known.get(bytes)
  if (!read) {
    read = {}
    known.set(bytes, read)
  }
  read[kind] ??= kind === 'go' ? goFile(bytes) : { source: new SourceText(decoder.decode(bytes)) }
  return read[kind]
}

function goFile(bytes: Uint8Array): DiskFile {
  const imports = readImports(bytes, true)
  return imports ? { imports } : {}
}
