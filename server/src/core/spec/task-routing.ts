import { cleanScalar, type Piece, slicePiece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** One task of specs/task-routing.yaml. */
export interface Task {
  /** Its name, as it is written, in front of the colon. */
  readonly at: Piece
  /** Empty ones count. */
  readonly startWith: Piece[]
  /** What stands behind `start_with:` on its own line, where the program reads nothing. */
  unread?: Piece
}

/** The key, where something stands behind it. */
const startOnOneLine = /^start_with:\s+(?=[^\s#])/

/** What stands behind `start_with:` on its line; undefined for any other line. */
export function behindStart(content: Piece): Piece | undefined {
  const [key] = startOnOneLine.exec(content.text) ?? []
  return key === undefined ? undefined : slicePiece(content, key.length)
}

/**
 * specs/task-routing.yaml, as checkutil reads it for agent-workflow: the tasks by their names; one that comes twice
 * starts afresh.
 */
export function readTaskRouting(source: SourceText): ReadonlyMap<string, Task> {
  const tasks = new Map<string, Task>()
  let inTasks = false
  let current: Task | undefined
  let inStartWith = false
  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      inTasks = content.text === 'tasks:'
      current = undefined
    } else if (inTasks && indent === 2) {
      inStartWith = false
      current = undefined
      if (!content.text.endsWith(':')) continue
      const at = slicePiece(content, 0, content.text.length - 1)
      const task: Task = { at, startWith: [] }
      tasks.set(at.text, task)
      // A bare colon is a task, too, but nothing below it is read.
      if (at.text !== '') current = task
    } else if (indent === 4) {
      inStartWith = content.text === 'start_with:'
      const unread = behindStart(content)
      if (current && unread) current.unread = unread
    } else if (indent >= 6 && inStartWith && current) {
      const item = listItem(content)
      if (item) current.startWith.push(cleanScalar(item))
    }
  }
  return tasks
}
