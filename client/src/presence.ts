import { Disposable, RelativePattern, type TextDocument, Uri, workspace } from 'vscode'
import { namesPlumego } from './plumego-files.ts'

/** The files that tell, and how far below a folder they are looked for: the server looks no further either. */
const tellingFiles = ['go.mod', 'specs/repo.yaml']
const depths = ['', '*/', '*/*/']
const enough = 100

/**
 * True where Plumego is in play: a folder lies in a checkout, it or a directory a little below it uses Plumego, or an
 * open Go file does, wherever it lies.
 */
export async function isPlumegoInPlay(): Promise<boolean> {
  for (const folder of workspace.workspaceFolders ?? []) {
    if ((await isNamedAtOrAbove(folder.uri)) || (await isNamedBelow(folder.uri))) return true
  }
  for (const document of workspace.textDocuments) {
    if (isGoFile(document) && (await isNamedAtOrAbove(Uri.joinPath(document.uri, '..')))) return true
  }
  return false
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

async function isNamedAtOrAbove(directory: Uri): Promise<boolean> {
  for (const name of tellingFiles) {
    if (await isNamedIn(Uri.joinPath(directory, name))) return true
  }
  const parent = Uri.joinPath(directory, '..')
  return parent.path !== directory.path && isNamedAtOrAbove(parent)
}

async function isNamedBelow(directory: Uri): Promise<boolean> {
  const pattern = `{${depths.flatMap(depth => tellingFiles.map(name => depth + name)).join(',')}}`
  const found = await workspace.findFiles(new RelativePattern(directory, pattern), '**/node_modules/**', enough)
  for (const file of found) {
    if (await isNamedIn(file)) return true
  }
  return false
}

async function isNamedIn(file: Uri): Promise<boolean> {
  try {
    return namesPlumego(new TextDecoder().decode(await workspace.fs.readFile(file)))
  } catch {
    // Most directories have neither file.
    return false
  }
}
