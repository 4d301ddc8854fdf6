import { cleanScalar, type Piece, slicePiece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'
import { behindStart } from './task-routing.ts'

/** One entry under `packages:` of specs/package-hotspots.yaml. */
export interface PackageHotspot {
  /** Its path, as it is written, in front of the colon. */
  readonly at: Piece
  readonly taskFamilies: Piece[]
  readonly startWith: Piece[]
  /** What stands behind `start_with:` on its own line, where the program reads nothing. */
  unread?: Piece
}

const lists: Readonly<Record<string, 'taskFamilies' | 'startWith'>> = {
  'task_families:': 'taskFamilies',
  'start_with:': 'startWith',
}

/** specs/package-hotspots.yaml, as checkutil reads it for agent-workflow: by path; one that comes twice starts afresh. */
export function readPackageHotspots(source: SourceText): ReadonlyMap<string, PackageHotspot> {
  const packages = new Map<string, PackageHotspot>()
  let inPackages = false
  let current: PackageHotspot | undefined
  let list: Piece[] | undefined
  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      inPackages = content.text === 'packages:'
      current = list = undefined
    } else if (inPackages && indent === 2) {
      list = undefined
      current = undefined
      if (!content.text.endsWith(':')) continue
      const at = slicePiece(content, 0, content.text.length - 1)
      const entry: PackageHotspot = { at, taskFamilies: [], startWith: [] }
      packages.set(at.text, entry)
      // A bare colon is an entry, too, but nothing below it is read.
      if (at.text !== '') current = entry
    } else if (indent === 4) {
      const key = lists[content.text]
      list = key && current?.[key]
      const unread = behindStart(content)
      if (current && unread) current.unread = unread
    } else if (indent >= 6 && list) {
      const item = listItem(content)
      const value = item && cleanScalar(item)
      if (value && value.text !== '') list.push(value)
    }
  }
  return packages
}
