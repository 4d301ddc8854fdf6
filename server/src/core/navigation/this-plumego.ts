import type { FileTree } from '../repo/file-tree.ts'
import { isGoFile } from '../repo/interest.ts'
import { parentPath } from '../repo/paths.ts'

/**
 * Tells of a module that is nested in the checkout, by its directory relative to it, whether it is built with the
 * checkout: a `replace` or a go.work leads here. One that is built with a published Plumego means that by its imports.
 */
export type BuiltHere = (module: string) => boolean

/**
 * Tells the files whose words mean packages of this checkout: neither of a nested module that is built with another
 * Plumego, nor a vendored copy. Below x/ every manifest is Plumego's own, for its programs read it.
 */
export function filesOfThisPlumego(tree: FileTree, isBuiltHere: BuiltHere): (file: string) => boolean {
  // Asked for many files of a few modules, and the answer may take a look at the disk.
  const known = new Map([['', true]])
  return file => {
    if (file.split('/').includes('vendor')) return false
    if (file.startsWith('x/') && !isGoFile(file)) return true
    const module = tree.moduleRoot(parentPath(file))
    const answer = known.get(module) ?? isBuiltHere(module)
    known.set(module, answer)
    return answer
  }
}
