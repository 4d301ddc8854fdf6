import { cleanScalar, type Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/**
 * specs/task-routing.yaml, as checkutil reads it for agent-workflow: what each task begins with, by the task's name; a
 * task that comes twice starts afresh.
 */
export function readTaskRouting(source: SourceText): ReadonlyMap<string, readonly Piece[]> {
  const tasks = new Map<string, Piece[]>()
  let inTasks = false
  let current: Piece[] | undefined
  let inStartWith = false
  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      inTasks = content.text === 'tasks:'
      current = undefined
    } else if (inTasks && indent === 2) {
      inStartWith = false
      current = content.text.endsWith(':') ? [] : undefined
      if (current) tasks.set(content.text.slice(0, -1), current)
    } else if (indent === 4) {
      inStartWith = content.text === 'start_with:'
    } else if (indent >= 6 && inStartWith && current) {
      const item = listItem(content)
      if (item) current.push(cleanScalar(item))
    }
  }
  return tasks
}
