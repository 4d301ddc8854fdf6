import path from 'node:path'
import { isForeignPath } from '../core/repo/interest.ts'
import type { OuterFiles } from '../core/repo/outer-files.ts'
import type { FileSystem } from './file-system.ts'

/** What lies beside a workspace's tree. @param root absolute path of the workspace */
export function outerFilesOf(root: string, source: FileSystem): OuterFiles {
  const look = source.lookerFor(root)
  const readText = (wanted: string): string | undefined => {
    try {
      const file = path.resolve(root, wanted)
      return look(wanted).stat === 'file' && source.isRegular(file) ? source.read(file).toString() : undefined
    } catch {
      return undefined
    }
  }
  return { root, isSparse: isForeignPath, look, readText }
}
