import { buildsOfFile } from '../golang/file-head.ts'
import { type GoImports, readImports } from '../golang/imports.ts'
import { moduleNamed, readGoMod } from '../golang/mod/go-mod.ts'
import { encodeUtf8 } from '../golang/utf8.ts'
import { isPackageFile } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * Why the go command imports nothing from a directory: it has no Go file but tests, it belongs to a module nested in
 * Plumego's, no build takes any of its files, or they are a program.
 */
export type Obstacle = 'no-go-files' | 'own-module' | 'never-built' | 'program'

/** Asked for every import, hence kept. @param directory relative to the module */
export const obstacleTo = (snapshot: Snapshot, directory: string): Obstacle | undefined =>
  snapshot.memo(findObstacle, directory)

function findObstacle(snapshot: Snapshot, directory: string): Obstacle | undefined {
  const names = snapshot.tree.children(directory).filter(isBuiltName)
  if (names.length === 0) return 'no-go-files'
  if (isOfUnusedModule(snapshot, directory)) return 'own-module'
  const clause = builtClause(snapshot, directory, names)
  if (clause === undefined) return 'never-built'
  return clause.packageName === 'main' ? 'program' : undefined
}

/**
 * The package clause of a file that builds take: of one that all of them do, else of one for some machines or tags, a
 * program's last. Undefined where there is none. Of a file that cannot be read nothing is known.
 */
function builtClause(
  snapshot: Snapshot,
  directory: string,
  names: readonly string[],
): { readonly packageName: string | undefined } | undefined {
  const ofSome: GoImports[] = []
  const ofTagged: GoImports[] = []
  for (const name of names) {
    const imports = importsOf(snapshot, joinPath(directory, name))
    if (!imports) return { packageName: undefined }
    if (imports.packageName === 'documentation') continue
    const builds = buildsOfFile(name, imports)
    if (builds === 'all') return imports
    if (builds === 'some') ofSome.push(imports)
    else if (builds === 'tagged') ofTagged.push(imports)
  }
  const built = ofSome.length > 0 ? ofSome : ofTagged
  return built.find(({ packageName }) => packageName !== 'main') ?? built[0]
}

/**
 * The name by which a package is used where it is imported without one. Read once for each state of its Plumego.
 * @param directory relative to the module
 * @returns undefined where its files cannot be read
 */
export const packageNameOf = (snapshot: Snapshot, directory: string): string | undefined =>
  snapshot.memo(findPackageName, directory)

function findPackageName(snapshot: Snapshot, directory: string): string | undefined {
  const names = snapshot.tree.children(directory).filter(isBuiltName)
  return builtClause(snapshot, directory, names)?.packageName
}

/** What begins otherwise is no file to the go command. */
const isBuiltName = (name: string): boolean => isPackageFile(name) && !/^[._]/.test(name)

/** Of a Plumego that nobody edits, Go files are known by their paths alone. */
function importsOf(snapshot: Snapshot, path: string): GoImports | undefined {
  const file = snapshot.goFiles.get(path)
  if (file) return file.imports
  const text = snapshot.pageText(path)
  return text === undefined ? undefined : readImports(encodeUtf8(text), true)
}

/** Whether a directory lies in a nested module that is not built together with Plumego's. */
function isOfUnusedModule(snapshot: Snapshot, directory: string): boolean {
  const root = snapshot.tree.moduleRoot(directory)
  if (root === '' || snapshot.tree.kind(joinPath(root, 'go.mod')) !== 'file') return false
  const name = joinPath(modulePath(snapshot), root)
  if (snapshot.read(joinPath(root, 'go.mod'), moduleNamed) !== name) return true
  return snapshot.tree.kind('go.work') !== 'file' && !snapshot.read('go.mod', requiredIn)?.includes(name)
}

const requiredIn = ({ text }: SourceText): readonly string[] => readGoMod(text).requires.map(({ path }) => path.text)

/**
 * Whether `internal` in a path leaves a package open to those who import it.
 * @param directory of the importing file; undefined for one outside of Plumego's module
 */
export function isOpenTo(path: string, directory: string | undefined): boolean {
  const holder = internalHolder(path)
  return holder === undefined || (directory !== undefined && isWithin(directory, holder))
}

/** The directory whose packages may import an internal one, relative to the module; undefined for one that all may. */
export function internalHolder(path: string): string | undefined {
  const segments = path.split('/')
  const at = segments.lastIndexOf('internal')
  return at < 0 ? undefined : segments.slice(0, at).join('/')
}
