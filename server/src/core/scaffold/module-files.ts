import { entryDenials } from '../boundaries/entry-denial.ts'
import { importsOf } from '../boundaries/module-imports.ts'
import { wholeManifest } from '../fixes/whole-manifest.ts'
import { isGoFile, isPackageFile } from '../repo/interest.ts'
import { baseName, joinPath } from '../repo/paths.ts'
import type { ModulePlan } from './module-plan.ts'

/** A file that does not exist yet. */
export interface NewFile {
  readonly file: string
  readonly text: string
}

/** What there is not yet of the manifest, the package, and the primer where the family has none to go by. */
export function moduleFiles(plan: ModulePlan): NewFile[] {
  const { path, name, snapshot, owner, parent } = plan
  const primer = primerOf(plan)
  const imports = usedPackages(plan)
  const files = [
    {
      file: joinPath(path, 'module.yaml'),
      text: wholeManifest(snapshot, { directory: path, owner, parent, documents: [primer], imports }),
    },
    {
      file: joinPath(path, 'doc.go'),
      text: `// Package ${name} ${role(plan)}: module.yaml says what it is responsible for.\npackage ${name}\n`,
    },
    { file: primer, text: primerText(plan) },
  ]
  // Who began with the code has a package, whatever its files are called.
  const isThere = (file: string): boolean =>
    snapshot.tree.kind(isGoFile(file) ? joinPath(path, firstFileOf(plan)) : file) !== undefined
  return files.filter(({ file }) => !isThere(file))
}

/** The file of the package that a reader begins with: `doc.go` where there is nothing yet. */
export function firstFileOf({ snapshot, path }: ModulePlan): string {
  const names = snapshot.tree.children(path).filter(isPackageFile)
  return names.find(name => name === 'doc.go' || name === `${baseName(path)}.go`) ?? names[0] ?? 'doc.go'
}

/** What the code uses and nobody denies it: the rest is CI's to tell. */
function usedPackages({ snapshot, path }: ModulePlan): string[] {
  const denialOf = entryDenials(snapshot, path)
  return [...importsOf(snapshot, path)].filter(entry => !denialOf(entry)).sort()
}

/** What a person reads about the module: of a subordinate one its family's primer, if that has one. */
export function primerOf({ snapshot, parent, path }: Pick<ModulePlan, 'snapshot' | 'parent' | 'path'>): string {
  const ofFamily = `docs/modules/${parent}/README.md`
  return parent !== undefined && snapshot.tree.kind(ofFamily) === 'file' ? ofFamily : `docs/modules/${path}/README.md`
}

const role = ({ parent }: ModulePlan): string =>
  parent === undefined ? 'is an extension family' : `belongs to ${parent}`

/** Only what holds from the first day: the manifest has the questions that are open, and hints at each. */
const primerText = (plan: ModulePlan): string => `# ${plan.path}

\`${plan.path}\` ${role(plan)}. Its manifest, \`${joinPath(plan.path, 'module.yaml')}\`, says what it is responsible for and what it is not.

Status: **experimental**. The API may change in any minor version.
`
