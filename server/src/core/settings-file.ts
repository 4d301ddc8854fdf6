import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { defaultSettings } from './settings.ts'
import { type ReadSettings, readSettings } from './settings-section.ts'
import { mostLevels, tooDeepAt } from './text/json-depth.ts'
import type { Localize } from './text/localize.ts'

/** Where an editor keeps the settings of a workspace, relative to it. */
export const settingsPath = '.vscode/settings.json'

const sectionName = 'plumego'

/** What such a file says of Plumego. */
export interface SettingsFile extends Pick<ReadSettings, 'settings'> {
  /** The `plumego` section, nested, as it stands there; undefined where there is none. */
  readonly section: unknown
  /** Why the file, or a part of it, is no settings, in the reader's language, with file and line in front. */
  readonly fileProblems: readonly string[]
  /** The same for values of ours that cannot be understood. */
  readonly problems: readonly string[]
  /** File and line of a key, such as `rules.severity.yaml-syntax`; undefined where the file has none of it. */
  placeOf(key: string): string | undefined
}

const silent: SettingsFile = {
  section: undefined,
  settings: defaultSettings,
  fileProblems: [],
  problems: [],
  placeOf: () => undefined,
}

/**
 * Reads a file of settings as VS Code does: comments, commas at the end and broken parts are passed over, and a dot in a
 * name stands for nesting. What is no JSON is told all the same, for what stands around it may be lost.
 */
export function readSettingsFile(text: string, t: Localize): SettingsFile {
  // Hardly any workspace has settings of ours: the parser is loaded only for one that does, or whose file is not plain.
  if (text.trim() === '' || (!text.includes(sectionName) && isPlainObject(text))) return silent
  const json = text.replace(/^\ufeff/, ' ')
  const place = (offset: number): string => `${settingsPath}:${json.slice(0, offset).split('\n').length}`
  const deep = tooDeepAt(json)
  if (deep !== undefined) {
    const problem = t('nested deeper than {limit} levels: no setting of this file counts.', { limit: mostLevels })
    return { ...silent, fileProblems: [`${place(deep)}: ${problem}`] }
  }
  const errors: ParseError[] = []
  const root = parseTree(json, errors, { allowTrailingComma: true, allowEmptyContent: true })
  const [error] = errors
  const fileProblems = error ? [`${place(error.offset)}: ${syntaxProblem(error, t)}`] : []
  if (!root) return { ...silent, fileProblems }
  if (root.type !== 'object') {
    const expected = `${place(root.offset)}: ${t('expected an object of settings, such as {example}.', { example })}`
    return { ...silent, fileProblems: error ? fileProblems : [expected] }
  }
  const ours = sectionIn(root)
  const own = ours && toValue(ours)
  const { settings, problems } = readSettings(own, t)
  const placeOf = (key: string): string | undefined => {
    const found = ours && locate(ours, key)
    return found && place(found.offset)
  }
  const told = problems.map(({ key, text }) => `${placeOf(key) ?? settingsPath}: ${text}`)
  return { section: own, settings, fileProblems, placeOf, problems: told }
}

const example = '{ "plumego.inlayHints.status": true }'

function isPlainObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function syntaxProblem({ error }: ParseError, t: Localize): string {
  const wanted: Readonly<Record<string, string>> = {
    PropertyNameExpected: t('a name in double quotes'),
    ValueExpected: t('a value'),
    ColonExpected: '":"',
    CommaExpected: '","',
    CloseBraceExpected: '"}"',
    CloseBracketExpected: '"]"',
    EndOfFileExpected: t('the end of the file'),
  }
  const expected = wanted[printParseErrorCode(error)] ?? t('valid JSON')
  return t('expected {expected} here: of these settings only what can be read counts.', { expected })
}

/** A setting, or a group of them, and where its name stands. */
interface Setting {
  readonly offset: number
  readonly node: Node | undefined
  /** By name; of a list, by index. */
  readonly members: Map<string, Setting>
}

/** The section as an editor hands it out: `plumego.rules.severity` becomes `severity` in `rules`. */
function sectionIn(root: Node): Setting | undefined {
  const all: Setting = { offset: root.offset, node: undefined, members: new Map() }
  for (const { name, offset, node } of propertiesOf(root)) {
    const path = name.split('.')
    if (path[0] === sectionName) put(all, path, { offset, node, members: membersOf(node) })
  }
  return all.members.get(sectionName)
}

function propertiesOf(node: Node): { readonly name: string; readonly offset: number; readonly node: Node }[] {
  return (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
    name && value ? [{ name: String(name.value), offset: name.offset, node: value }] : [],
  )
}

function membersOf(node: Node): Map<string, Setting> {
  const members =
    node.type === 'array'
      ? (node.children ?? []).map((item, i) => ({ name: String(i), offset: item.offset, node: item }))
      : node.type === 'object'
        ? propertiesOf(node)
        : []
  return new Map(members.map(({ name, offset, node }) => [name, { offset, node, members: membersOf(node) }]))
}

function put(group: Setting, [name = '', ...rest]: readonly string[], setting: Setting): void {
  const before = group.members.get(name)
  if (rest.length > 0) {
    const inner = before ?? { offset: setting.offset, node: undefined, members: new Map() }
    group.members.set(name, inner)
    put(inner, rest, setting)
  } else if (before && setting.node?.type === 'object') {
    for (const [member, value] of setting.members) before.members.set(member, value)
  } else group.members.set(name, setting)
}

const toValue = ({ node, members }: Setting): unknown =>
  node && node.type !== 'object'
    ? getNodeValue(node)
    : Object.fromEntries([...members].map(([name, member]) => [name, toValue(member)]))

/** The setting of a key: a name, and numbers in brackets for what stands in a list. */
function locate(ours: Setting, key: string): Setting | undefined {
  const names = key === '' ? [] : key.replaceAll('[', '.').replaceAll(']', '').split('.')
  return names.reduce<Setting | undefined>((found, name) => found?.members.get(name), ours)
}
