import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { PlainSchema } from '../schema/json-schema.ts'
import { readSectionKeys } from '../spec/section-keys.ts'
import type { CompletionQuestion } from './completion-types.ts'
import { governedPaths } from './governed-paths.ts'
import { hotspotPackages } from './hotspots.ts'

/** What the keys of a map may be called, by what its schema says that they name. */
const keyProviders: Readonly<Record<string, (snapshot: Snapshot) => readonly string[]>> = {
  governed: governedPaths,
  hotspot: hotspotPackages,
  task: snapshot => snapshot.read(specPaths.taskRouting, readTasks) ?? [],
}

const readTasks = readSectionKeys('tasks')

/** Keys for a map that the schema leaves open and the repository knows. */
export function knownKeys({ snapshot }: CompletionQuestion, schema: PlainSchema): readonly string[] {
  const kind = schema['x-plumego'] ?? ''
  return Object.hasOwn(keyProviders, kind) ? keyProviders[kind]!(snapshot) : []
}

export const keyKinds: readonly string[] = Object.keys(keyProviders)
