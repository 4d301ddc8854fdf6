import { cleanScalar, type Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** One entry under `packages:` of specs/package-hotspots.yaml. */
export interface PackageHotspot {
  readonly taskFamilies: Piece[]
  readonly startWith: Piece[]
}

const lists: Readonly<Record<string, keyof PackageHotspot>> = {
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
      current = content.text.endsWith(':') ? { taskFamilies: [], startWith: [] } : undefined
      if (current) packages.set(content.text.slice(0, -1), current)
    } else if (indent === 4) {
      const key = lists[content.text]
      list = key && current?.[key]
    } else if (indent >= 6 && list) {
      const item = listItem(content)
      const value = item && cleanScalar(item)
      if (value && value.text !== '') list.push(value)
    }
  }
  return packages
}
