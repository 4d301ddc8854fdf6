import type { Snapshot } from '../repo/snapshot.ts'
import { manifestKeys, valueKind } from '../schema/module-schema.ts'
import { workspaceSchema } from '../schema/workspace-schema.ts'
import { type SkeletonValue, skeletonValue } from './manifest-fixes.ts'

/** What a manifest to begin with is made from, beside the workspace's own schema. */
export interface ManifestFacts {
  /** What it describes, relative to the workspace. */
  readonly directory: string
  readonly owner: string | undefined
  /** The family that it belongs to. */
  readonly parent: string | undefined
  /** What is written about the module; none where nothing is. */
  readonly documents: readonly string[]
  /** Packages of Plumego that its code uses already, relative to the workspace. */
  readonly imports?: readonly string[]
}

/**
 * Every key that the workspace demands and the few that a manifest cannot do without, in the order of manifests, filled
 * in as far as that follows from the place.
 */
export function wholeManifest(snapshot: Snapshot, facts: ManifestFacts): string {
  const { directory, parent, documents } = facts
  const { root } = workspaceSchema(snapshot.manifestSchema)
  const wanted = new Set([
    ...(root.required ?? []),
    ...(documents.length > 0 ? ['doc_paths'] : []),
    ...(parent === undefined ? [] : ['parent_family']),
    ...(directory.startsWith('x/') ? [] : ['strict_boundary']),
  ])
  const known = manifestKeys.filter(key => wanted.delete(key))
  let text = ''
  for (const key of [...known, ...wanted]) {
    const isList = root.properties?.[key]?.maxItems !== undefined || valueKind(key) === 'list'
    const value = startingValue(key, facts, isList)
    if (typeof value === 'string') text += `${key === 'parent_family' ? '\n' : ''}${key}: ${value}\n`
    else text += `\n${key}:\n${value.map(item => `  - ${item}\n`).join('')}`
  }
  return text
}

function startingValue(
  key: string,
  { directory, owner, parent, documents, imports = [] }: ManifestFacts,
  isList: boolean,
): SkeletonValue {
  if (key === 'allowed_imports' && imports.length > 0) return ['stdlib', ...imports]
  if (key === 'parent_family' && parent !== undefined) return parent
  if (key === 'doc_paths' && documents.length > 0) return documents
  return skeletonValue(key, directory, owner, isList)
}
