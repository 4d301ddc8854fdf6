import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { readPackageHotspots } from '../../spec/package-hotspots.ts'
import { readTaskRouting } from '../../spec/task-routing.ts'
import type { SchemaError } from '../../yaml/validation.ts'
import { looksFurther } from '../agent-workflow/control-plane.ts'

/**
 * True where agent-workflow, whose findings are never dropped, already tells that a task or a package begins with nothing, or
 * that a package is for no task: it does where its own reading of the file, line by line, sees the entry and nothing there.
 */
export function toldByWorkflowCheck({ path }: SchemaError, file: string, snapshot: Snapshot): boolean {
  if (!looksFurther(snapshot)) return false
  if (file === specPaths.hotspots) return isToldOfHotspot(path, snapshot)
  if (file !== specPaths.taskRouting) return false
  const [section, name = '', key = 'start_with', item] = path
  if (section !== 'tasks' || key !== 'start_with' || item !== undefined) return false
  return snapshot.read(file, readTaskRouting)?.get(name)?.startWith.length === 0
}

function isToldOfHotspot([section, name = '', key, item]: readonly string[], snapshot: Snapshot): boolean {
  if (section !== 'packages' || item !== undefined) return false
  const entry = snapshot.read(specPaths.hotspots, readPackageHotspots)?.get(name)
  if (!entry) return false
  const lists = new Map([
    ['start_with', entry.startWith],
    ['task_families', entry.taskFamilies],
  ])
  const asked = key === undefined ? [...lists.values()] : [lists.get(key)]
  return asked.some(list => list?.length === 0)
}
