import { skeletonValue } from '../fixes/manifest-fixes.ts'
import { joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { manifestKeys, valueKind } from '../schema/module-schema.ts'
import { workspaceSchema } from '../schema/workspace-schema.ts'
import type { ModulePlan } from './new-module.ts'

/** A file that does not exist yet. */
export interface NewFile {
  readonly file: string
  readonly text: string
}

/** The manifest, the package, and the primer where the family has none to go by. */
export function moduleFiles(plan: ModulePlan): NewFile[] {
  const { path, name, snapshot } = plan
  const primer = primerOf(plan)
  const files = [
    { file: joinPath(path, 'module.yaml'), text: manifestText(plan, primer) },
    {
      file: joinPath(path, 'doc.go'),
      text: `// Package ${name} ${role(plan)}: module.yaml says what it is responsible for.\npackage ${name}\n`,
    },
  ]
  return snapshot.tree.kind(primer) ? files : [...files, { file: primer, text: primerText(plan) }]
}

/** What a person reads about the module: of a subordinate one its family's primer, if that has one. */
export function primerOf({ snapshot, parent, path }: ModulePlan): string {
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

/** Every key that the workspace demands and the few that a new module cannot do without, in the order of manifests. */
function manifestText(plan: ModulePlan, primer: string): string {
  const { parent } = plan
  const wanted = new Set([
    ...requiredKeys(plan.snapshot),
    'doc_paths',
    ...(parent === undefined ? [] : ['parent_family']),
  ])
  const known = manifestKeys.filter(key => wanted.delete(key))
  let text = ''
  for (const key of [...known, ...wanted]) {
    const value = startingValue(key, plan, primer)
    if (typeof value === 'string') text += `${key === 'parent_family' ? '\n' : ''}${key}: ${value}\n`
    else text += `\n${key}:\n${value.map(item => `  - ${item}\n`).join('')}`
  }
  return text
}

const requiredKeys = ({ manifestSchema }: Snapshot): readonly string[] =>
  workspaceSchema(manifestSchema).root.required ?? []

function startingValue(
  key: string,
  { snapshot, path, parent, owner }: ModulePlan,
  primer: string,
): string | readonly string[] {
  if (key === 'parent_family' && parent !== undefined) return parent
  if (key === 'doc_paths') return [primer]
  const limit = workspaceSchema(snapshot.manifestSchema).root.properties?.[key]?.maxItems
  return skeletonValue(key, path, owner, limit !== undefined || valueKind(key) === 'list')
}
