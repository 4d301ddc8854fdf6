import { wholeManifest } from '../fixes/whole-manifest.ts'
import { joinPath } from '../repo/paths.ts'
import type { ModulePlan } from './new-module.ts'

/** A file that does not exist yet. */
export interface NewFile {
  readonly file: string
  readonly text: string
}

/** The manifest, the package, and the primer where the family has none to go by. */
export function moduleFiles(plan: ModulePlan): NewFile[] {
  const { path, name, snapshot, owner, parent } = plan
  const primer = primerOf(plan)
  const files = [
    {
      file: joinPath(path, 'module.yaml'),
      text: wholeManifest(snapshot, { directory: path, owner, parent, documents: [primer] }),
    },
    {
      file: joinPath(path, 'doc.go'),
      text: `// Package ${name} ${role(plan)}: module.yaml says what it is responsible for.\npackage ${name}\n`,
    },
  ]
  return snapshot.tree.kind(primer) ? files : [...files, { file: primer, text: primerText(plan) }]
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
