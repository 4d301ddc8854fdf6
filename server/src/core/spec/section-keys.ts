import type { Reading } from '../text/reading.ts'
import { specLines } from './lines.ts'

/** Reads the names that stand one level below a section of a specs file, such as the tasks of specs/task-routing.yaml. */
export function readSectionKeys(section: string): Reading<readonly string[]> {
  return source => {
    const keys: string[] = []
    let isInside = false
    for (const { indent, content } of specLines(source)) {
      if (indent === 0) isInside = content.text === `${section}:`
      else if (isInside && indent === 2 && content.text.endsWith(':')) keys.push(content.text.slice(0, -1))
    }
    return keys
  }
}
