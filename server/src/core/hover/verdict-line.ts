import { importVerdict, writtenPath } from '../boundaries/import-verdict.ts'
import { verdictPlaces } from '../boundaries/verdict-places.ts'
import { isGoTestFile } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import { baseName, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { listed } from '../rules/words.ts'
import type { Localize } from '../text/localize.ts'
import { type Line, linked, Slots } from './rich-text.ts'

/** A file of a checkout that imports, and how to lead to the checkout's files. */
export interface Importer {
  readonly snapshot: Snapshot
  /** Path of the Go file, relative to the workspace of the snapshot. */
  readonly file: string
  /** The address of a file of that workspace, at a 1-based line where one is given; undefined for one not on the disk. */
  readonly link: (path: string, line?: number) => string | undefined
}

/** Whether the importing file may have a package, and the lines that say so. */
export function verdictLine(
  { snapshot, file, link }: Importer,
  { importPath, literal }: { readonly importPath: string; readonly literal?: string | undefined },
  t: Localize,
): Line {
  const spec = literal === undefined ? writtenPath(importPath) : { path: importPath, literal }
  const verdict = importVerdict(snapshot, { file, spec })
  const places = verdictPlaces(snapshot, verdict)
  const slots = new Slots()
  const importer = verdict.kind === 'not-listed' ? verdict.manifest.directory : parentPath(file) || modulePath(snapshot)
  const patterns = new Set(places.flatMap(({ pattern }) => pattern ?? []))
  const values = {
    importer: slots.put({ code: importer }),
    pattern: listed([...patterns].map(code => slots.put({ code }))),
  }
  const sentence = {
    allowed: () => t('{importer} may import it.', values),
    'not-listed': () => t('The allowed_imports of {importer} do not name it; CI does not enforce them.', values),
    denied: () => t('{importer} may not import it ({pattern}).', values),
  }[verdict.kind]()
  const leads = places.map(({ place: { file: path, range } }) => {
    const line = range.start.line + 1
    return linked(`${baseName(path)}:${line}`, link(path, line))
  })
  const isForTests = verdict.kind === 'denied' && isGoTestFile(file)
  return [
    ...slots.line(sentence),
    ...leads.flatMap((lead, i) => [i === 0 ? ' ' : ', ', lead]),
    ...(isForTests ? [` ${t('CI leaves test files out.')}`] : []),
  ]
}
