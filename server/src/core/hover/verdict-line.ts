import { type ImportVerdict, importVerdict, writtenPath } from '../boundaries/import-verdict.ts'
import { verdictPlaces } from '../boundaries/verdict-places.ts'
import { listed } from '../findings/words.ts'
import { isGoTestFile } from '../repo/interest.ts'
import { modulePath } from '../repo/module-path.ts'
import { baseName, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { denialReasons } from './denial-reasons.ts'
import { type Line, linked, Slots } from './rich-text.ts'

/** A file of a checkout that imports, and how to lead to the checkout's files. */
export interface Importer {
  readonly snapshot: Snapshot
  /** Path of the Go file, relative to the workspace of the snapshot. */
  readonly file: string
  /** The address of a file of that workspace, at a 1-based line where one is given; undefined for one not on the disk. */
  readonly link: (path: string, line?: number) => string | undefined
}

/** An import as a hover is asked about it. */
interface HoveredImport {
  readonly importPath: string
  readonly literal?: string | undefined
}

const verdictOn = ({ snapshot, file }: Importer, { importPath, literal }: HoveredImport): ImportVerdict =>
  importVerdict(snapshot, {
    file,
    spec: literal === undefined ? writtenPath(importPath) : { path: importPath, literal },
  })

/** Why it is denied, in the words of comments at the rule and of the page about boundaries; none where it is not. */
export function reasonLines(importer: Importer, asked: HoveredImport, t: Localize): Line[] {
  const { snapshot, file } = importer
  const imported = asked.importPath.slice(modulePath(snapshot).length + 1)
  const reasons = denialReasons(snapshot, verdictOn(importer, asked), parentPath(file), imported)
  return [
    ...reasons.comments.map(comment => [t('Beside the rule: “{comment}”', { comment })]),
    ...(reasons.sentence === undefined
      ? []
      : [[t('The Extension Boundary page: “{sentence}”', { sentence: reasons.sentence })]]),
  ]
}

/** Whether the importing file may have a package, and the lines that say so. */
export function verdictLine(importing: Importer, asked: HoveredImport, t: Localize): Line {
  const { snapshot, file, link } = importing
  const verdict = verdictOn(importing, asked)
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
