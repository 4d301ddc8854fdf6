import { Disposable, RelativePattern, type TextDocument, Uri, workspace } from 'vscode'
import { namesCheckout, namesOnlyIndirectly, namesPlumego } from './plumego-files.ts'

/** The files that tell, and how far below a folder they are looked for: the server looks no further either. */
const tellingFiles = ['go.mod', 'specs/repo.yaml']
const depths = ['', '*/', '*/*/']
const enough = 100

/** How much Plumego is in play: `indirect` where something else needs it, and nobody says that it is used here. */
export type Presence = 'none' | 'indirect' | 'used'

/**
 * How much Plumego is in play: whether a folder lies in a checkout, it or a directory a little below it uses Plumego, or an
 * open Go file does, wherever it lies.
 */
export async function presenceOfPlumego(): Promise<Presence> {
  let presence: Presence = 'none'
  for await (const found of presences()) {
    if (found === 'used') return found
    if (found === 'indirect') presence = found
  }
  return presence
}

async function* presences(): AsyncGenerator<Presence> {
  for (const folder of workspace.workspaceFolders ?? []) {
    yield await presenceAtOrAbove(folder.uri)
    yield* presencesBelow(folder.uri)
  }
  for (const document of workspace.textDocuments) {
    if (isGoFile(document)) yield await presenceAtOrAbove(Uri.joinPath(document.uri, '..'))
  }
}

/** Calls back when a Go file is opened: it may bring Plumego into play. */
export const onGoFileOpened = (callback: () => void): Disposable =>
  workspace.onDidOpenTextDocument(document => {
    if (isGoFile(document)) callback()
  })

const isGoFile = ({ languageId, uri }: TextDocument): boolean => languageId === 'go' && uri.scheme === 'file'

/** Calls back when a file appears, changes or goes that decides whether Plumego is in play, or the folders change. */
export function onPresenceMayChange(callback: () => void): Disposable {
  const watchers = tellingFiles.map(name => workspace.createFileSystemWatcher(`**/${name}`))
  return Disposable.from(
    ...watchers,
    ...watchers.flatMap(w => [w.onDidCreate(callback), w.onDidChange(callback), w.onDidDelete(callback)]),
    workspace.onDidChangeWorkspaceFolders(callback),
  )
}

/** Whether a directory lies in a checkout, or in a module that names Plumego. */
export const isPlumegoAt = async (directory: Uri): Promise<boolean> => (await presenceAtOrAbove(directory)) !== 'none'

async function presenceAtOrAbove(directory: Uri): Promise<Presence> {
  for (const name of tellingFiles) {
    const found = await presenceIn(Uri.joinPath(directory, name))
    if (found !== 'none') return found
  }
  const parent = Uri.joinPath(directory, '..')
  return parent.path === directory.path ? 'none' : presenceAtOrAbove(parent)
}

async function* presencesBelow(directory: Uri): AsyncGenerator<Presence> {
  const pattern = `{${depths.flatMap(depth => tellingFiles.map(name => depth + name)).join(',')}}`
  const found = await workspace.findFiles(new RelativePattern(directory, pattern), '**/node_modules/**', enough)
  for (const file of found) yield await presenceIn(file)
}

async function presenceIn(file: Uri): Promise<Presence> {
  try {
    const text = new TextDecoder().decode(await workspace.fs.readFile(file))
    if (!file.path.endsWith('/go.mod')) return namesCheckout(text) ? 'used' : 'none'
    if (!namesPlumego(text)) return 'none'
    return namesOnlyIndirectly(text) ? 'indirect' : 'used'
  } catch {
    // Most directories have neither file.
    return 'none'
  }
}
