import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { SchemaError } from '../../schema/validation.ts'
import { readTaskRouting } from '../../spec/task-routing.ts'
import { looksFurther } from '../agent-workflow/control-plane.ts'

/**
 * True where agent-workflow, whose findings are never dropped, already tells that a task begins with nothing: it does where
 * its own reading of specs/task-routing.yaml, line by line, sees the task and no path.
 */
export function toldByWorkflowCheck({ path }: SchemaError, file: string, snapshot: Snapshot): boolean {
  if (file !== specPaths.taskRouting || !looksFurther(snapshot)) return false
  const [section, name = '', key = 'start_with', item] = path
  if (section !== 'tasks' || key !== 'start_with' || item !== undefined) return false
  return snapshot.read(file, readTaskRouting)?.get(name)?.startWith.length === 0
}
