import { isStableRoot } from '../modules/covered-manifests.ts'
import { modulePath } from '../repo/module-path.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { HoverSetting } from './hover-setting.ts'
import { importHover } from './import-hover.ts'
import type { HoverContent } from './rich-text.ts'

/** A module path in a YAML file, and where it stands. */
interface WrittenPath {
  /** Relative to the module, the empty string for its root package. */
  readonly path: string
  readonly range: Range
}

/**
 * The hover of an import on a module path that a manifest or a specs file writes: `x/...`, in full, or within a test
 * command; a stable root where it is a whole item or value. Patterns are not paths.
 * @param position 0-based, in UTF-16 code units
 */
export function modulePathHover(
  snapshot: Snapshot,
  text: SourceText,
  position: Position,
  setting: HoverSetting,
): (HoverContent & { readonly range: Range }) | undefined {
  const found = modulePathAt(text.lineText(position.line), position)
  if (!found) return undefined
  const module = modulePath(snapshot)
  const question = { importer: undefined, importPath: found.path === '' ? module : `${module}/${found.path}` }
  const content = importHover(snapshot, question, setting)
  return content && { ...content, range: found.range }
}

const word = /[\w./*-]+/g
const prefix = `${plumegoModule}/`
const extensionPath = /^x(?:\/[\w-]+)+$/
const wholeScalar = /^ *(?:- +|(?:path|module|package|parent_family): *)["']?([\w./-]+)["']? *(?:#.*)?$/

function modulePathAt(line: string, { line: number, character }: Position): WrittenPath | undefined {
  for (const { 0: written, index } of line.matchAll(word)) {
    if (index > character || index + written.length < character) continue
    const [, lead = '', path = ''] = /^(\.\/)?(.*?)(?:\/\.\.\.|[./])?$/.exec(written) ?? []
    const relative = path.startsWith(prefix) ? path.slice(prefix.length) : path
    const isRoot = relative === plumegoModule
    if (!isRoot && !extensionPath.test(relative) && !isStableScalar(line, relative)) return undefined
    const start = { line: number, character: index + lead.length }
    const range = { start, end: { line: number, character: start.character + path.length } }
    return { path: isRoot ? '' : relative, range }
  }
  return undefined
}

/** Stable roots have everyday names, which prose uses, too. */
const isStableScalar = (line: string, path: string): boolean =>
  isStableRoot(path.split('/', 1)[0] ?? '') && wholeScalar.exec(line)?.[1] === path
