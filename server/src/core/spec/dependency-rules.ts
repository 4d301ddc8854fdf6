import { cleanScalar, type Piece, slicePiece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** One entry under `modules:` of specs/dependency-rules.yaml. */
export interface DependencyRule {
  readonly name: string
  /** The line that names it; a rule that is filled before any name stands has no line of its own. */
  readonly nameAt: Piece
  path: Piece | undefined
  allow: Piece[]
  deny: Piece[]
  declaredCallers: Piece[]
}

/** specs/dependency-rules.yaml, as checkutil reads it. */
export interface DependencyRules {
  /** By name; a name that comes twice starts afresh. */
  readonly modules: ReadonlyMap<string, DependencyRule>
  readonly forbiddenPaths: readonly Piece[]
  readonly forbiddenImportPatterns: readonly Piece[]
}

const moduleLists: Readonly<Record<string, 'allow' | 'deny' | 'declaredCallers'>> = {
  'allow:': 'allow',
  'deny:': 'deny',
  'declared_callers:': 'declaredCallers',
}

export function readDependencyRules(source: SourceText): DependencyRules {
  const modules = new Map<string, DependencyRule>()
  const special = { forbiddenPaths: [] as Piece[], forbiddenImportPatterns: [] as Piece[] }
  let section = ''
  let current: DependencyRule | undefined
  let list: Piece[] | undefined

  const named = (name: string, nameAt: Piece): DependencyRule => {
    const rule = { name, nameAt, path: undefined, allow: [], deny: [], declaredCallers: [] }
    modules.set(name, rule)
    return rule
  }
  const moduleLine = (indent: number, content: Piece): void => {
    if (indent === 2 && content.text.endsWith(':')) {
      current = named(content.text.slice(0, -1), slicePiece(content, 0, content.text.length - 1))
      list = undefined
    } else if (indent === 4) {
      // Keys in front of the first name fill a rule whose name is empty.
      current ??= modules.get('') ?? named('', slicePiece(content, 0, 0))
      if (content.text.startsWith('path:')) current.path = cleanScalar(slicePiece(content, 'path:'.length))
      const key = moduleLists[content.text]
      list = key && current[key]
    } else if (indent >= 6) addItem(content)
  }
  const specialLine = (indent: number, content: Piece): void => {
    if (indent === 2) {
      if (content.text === 'forbidden_paths:') list = special.forbiddenPaths
      else if (content.text === 'forbidden_import_patterns:') list = special.forbiddenImportPatterns
      else list = undefined
    } else if (indent >= 4) addItem(content)
  }
  const addItem = (content: Piece): void => {
    const item = listItem(content)
    if (item && list) list.push(cleanScalar(item))
  }

  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      section = content.text
      current = list = undefined
    } else if (section === 'modules:') moduleLine(indent, content)
    else if (section === 'special_rules:') specialLine(indent, content)
  }
  return { modules, ...special }
}
