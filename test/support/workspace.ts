import { readImports } from '../../server/src/core/golang/imports.ts'
import { unreadImports } from '../../server/src/core/golang/unread-imports.ts'
import { FileTree, Link } from '../../server/src/core/repo/file-tree.ts'
import { isGoFile, isTextOfInterest } from '../../server/src/core/repo/interest.ts'
import { type DiskFile, Repository } from '../../server/src/core/repo/repository.ts'
import type { Commits } from '../../server/src/core/repo/snapshot.ts'
import { mayAcknowledgeIn } from '../../server/src/core/text/acknowledge-word.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'

/** Files by path, relative to the workspace; a path that ends with `/` is a directory, whatever its content. */
export type Files = ReadonlyMap<string, Uint8Array | string>

/** Files, and links among them. */
export type FilesAndLinks = ReadonlyMap<string, Uint8Array | string | Link>

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** What git says of a workspace in which it ignores nothing. */
const noGit = { prefix: '', excludes: [], ignoresCase: false, isTracked: () => false }

/** What was read of bytes before: workspaces that share most of their files are cheap to make. */
const known = new WeakMap<Uint8Array, { go?: DiskFile; text?: DiskFile }>()

/**
 * A workspace in memory, as a platform would load it from the disk.
 * @param options.repository takes the files in place of those that it has, and keeps what it knows of texts that stay
 */
export function workspaceFromFiles(
  files: FilesAndLinks,
  options: { commits?: Commits; repository?: Repository | undefined; tags?: readonly string[] } = {},
): Repository {
  const tree = new FileTree()
  const loaded = new Map<string, DiskFile>()
  for (const [path, content] of files) {
    if (path.endsWith('/')) tree.add(path.slice(0, -1), 'directory')
    else tree.add(path, content instanceof Link ? content : 'file')
  }
  for (const [path, content] of files) {
    const file = path.endsWith('/') ? undefined : fileBehind(path, content, tree, files)
    if (file) loaded.set(path, file)
  }
  const { repository = new Repository() } = options
  const readText = (path: string): string | undefined => {
    const content = contentOf(files, tree, path)
    return typeof content === 'string' ? content : content && decoder.decode(content)
  }
  const readBytes = (path: string): Uint8Array | undefined => {
    const content = contentOf(files, tree, path)
    return typeof content === 'string' ? encoder.encode(content) : content
  }
  const { tags } = options
  repository.load({ tree, files: loaded, readText, readBytes, ...(tags && { git: () => ({ ...noGit, tags }) }) })
  if (options.commits) repository.setCommits(options.commits)
  return repository
}

/** What a platform keeps of a file or a link. */
function fileBehind(path: string, content: Uint8Array | string | Link, tree: FileTree, files: FilesAndLinks) {
  if (!(content instanceof Link)) return diskFile(path, content)
  const { stat } = tree.place(path)
  const found = contentOf(files, tree, path)
  if (found !== undefined) return diskFile(path, found)
  if (stat === 'outside' || !(isGoFile(path) || isTextOfInterest(path))) return undefined
  const reason = stat === 'missing' ? 'dangling-link' : stat === 'directory' ? 'link-to-directory' : 'looping-link'
  return { unreadable: reason, ...(isGoFile(path) && { imports: unreadImports(reason) }) }
}

function contentOf(files: FilesAndLinks, tree: FileTree, path: string): Uint8Array | string | undefined {
  const content = files.get(tree.place(path).at ?? '')
  return content instanceof Link ? undefined : content
}

/** What a platform keeps of one file; undefined for a file of no interest. */
export function diskFile(path: string, content: Uint8Array | string): DiskFile | undefined {
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
  return imports ? { imports, mayAcknowledge: mayAcknowledgeIn(decoder.decode(bytes)) } : {}
}
