import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const root = path.join(import.meta.dirname, '..', '..')

const importsOf = new Map<string, readonly string[]>()

/** The files of ours that a file imports, types left out. Paths are absolute. */
function importsIn(file: string): readonly string[] {
  const known = importsOf.get(file)
  if (known) return known
  const tree = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const found: string[] = []
  const note = (name: ts.Node | undefined): void => {
    if (!name || !ts.isStringLiteral(name) || !name.text.startsWith('.')) return
    const imported = path.join(path.dirname(file), name.text)
    if (fs.existsSync(imported)) found.push(imported)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) note(node.moduleSpecifier)
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly) note(node.moduleSpecifier)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) note(node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(tree)
  importsOf.set(file, found)
  return found
}

/** How many imports lead from a file to each other one. */
export function distancesFrom(file: string): ReadonlyMap<string, number> {
  const distances = new Map([[file, 0]])
  for (const [from, distance] of distances) {
    for (const to of importsIn(from)) if (!distances.has(to)) distances.set(to, distance + 1)
  }
  return distances
}

/** One word for all that a test is made of, which is another as soon as one of these files is. */
export function stateOf(distances: ReadonlyMap<string, number>): string {
  const hash = createHash('sha256')
  for (const file of [...distances.keys()].sort()) hash.update(path.relative(root, file)).update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** Files below a folder of the repository whose names end so; relative to the repository, with slashes, sorted. */
export function filesIn(folder: string, ending: string): string[] {
  const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  return names.flatMap(name => (name.endsWith(ending) ? `${folder}/${name.replaceAll(path.sep, '/')}` : [])).sort()
}
