import ignore, { type Ignore } from 'ignore'
import { codeOwnersPaths } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { SourceText } from '../text/source-text.ts'

/** One line of a CODEOWNERS file. */
interface OwnedFiles {
  readonly files: Ignore
  /** As manifests write owners: without the organization. */
  readonly owner: string | undefined
}

/** The lines that name files, with the first owner of each. A line without an owner says that nobody is. */
function readCodeOwners({ text }: SourceText): readonly OwnedFiles[] {
  return text.split(/\r?\n/).flatMap(line => {
    const [pattern = '', first = ''] = line
      .replace(/(?:^|\s)#[\s\S]*$/, '')
      .trim()
      .split(/\s+/)
    if (pattern === '' || /^!|\[/.test(pattern)) return []
    const owner = /^@(?:[\w.-]+\/)?([\w.-]+)$/.exec(first)?.[1]
    return { files: ignore().add(pattern), owner }
  })
}

/** Who answers for a directory by CODEOWNERS, where the last line that fits counts; undefined where nobody does. */
export function codeOwner(snapshot: Snapshot, directory: string): string | undefined {
  const path = codeOwnersPaths.find(file => snapshot.text(file))
  const lines = path === undefined ? [] : (snapshot.read(path, readCodeOwners) ?? [])
  return lines.findLast(({ files }) => files.ignores(`${directory}/module.yaml`))?.owner
}
