import type { PatternList } from '../boundaries/pattern-lists.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { maturityOf } from '../maturity/maturity.ts'
import { claimLabel, statusMark } from '../maturity/status.ts'
import { ownersInUse } from '../modules/owners.ts'
import { isManifestPath } from '../repo/interest.ts'
import { joinPath, parentPath } from '../repo/paths.ts'
import { areKnown } from '../repo/snapshot.ts'
import type { PlainSchema } from '../schema/json-schema.ts'
import type { Localize } from '../text/localize.ts'
import { commandFacts } from './command-facts.ts'
import { entrypointFacts } from './entrypoint-facts.ts'
import type { HoverQuestion } from './hover-question.ts'
import { patternFacts } from './pattern-facts.ts'
import { type HoverContent, type Line, render, shortList } from './rich-text.ts'

type Facts = (question: HoverQuestion, value: string) => HoverContent | undefined

/**
 * What the repository knows of a text, by the kind of thing that the schema says it names (`x-plumego`). A module's own
 * path has a hover elsewhere, the same as on an import of it.
 */
const byKind: Readonly<Record<string, Facts>> = {
  'allowed-import': (question, pattern) => patternFacts(question, listIn(question, 'allowed'), pattern),
  'forbidden-import': (question, pattern) => patternFacts(question, listIn(question, 'forbidden'), pattern),
  owner: ownerFacts,
  subpackage: (question, value) => packageFacts(joinPath(parentPath(question.path), value), question),
  // An entrypoint is the name of something in Go, unless it is a subpackage.
  entrypoint: (question, value) => {
    const path = joinPath(parentPath(question.path), value)
    return question.snapshot.tree.kind(path) === 'directory'
      ? packageFacts(path, question)
      : entrypointFacts(question, value)
  },
  tiered: ({ cursor, ...question }, value) =>
    packageFacts(joinPath(cursor.around().get('module') ?? '', value), { cursor, ...question }),
  document: pathFacts,
  file: pathFacts,
  evidence: pathFacts,
  snapshot: pathFacts,
  area: pathFacts,
  'task-area': pathFacts,
  path: pathFacts,
  directory: pathFacts,
  'marked-file': pathFacts,
  'hotspot-start': pathFacts,
  'often-read': pathFacts,
  'hotspot-module': (question, value) => packageFacts(value, question),
  'layer-root': (question, value) => packageFacts(value, question),
  'own-file': (question, value) => pathFacts(question, joinPath(parentPath(question.path), value)),
  'release-ref': commitFacts,
  'test-command': commandFacts,
}

const listIn = ({ path }: HoverQuestion, kind: 'allowed' | 'forbidden'): PatternList => {
  if (isManifestPath(path)) return kind === 'allowed' ? 'allowed_imports' : 'forbidden_imports'
  return kind === 'allowed' ? 'allow' : 'deny'
}

/** Undefined where nothing is known. */
export function valueFacts(question: HoverQuestion, schema: PlainSchema, value: string): HoverContent | undefined {
  const kind = schema['x-plumego'] ?? ''
  return Object.hasOwn(byKind, kind) ? byKind[kind]!(question, value) : undefined
}

/** The kinds of text that have a hover here. */
export const factKinds: readonly string[] = Object.keys(byKind)

const lines = (head: Line, body: readonly Line[]): HoverContent =>
  render({ head: [[head]], body: body.length > 0 ? [body] : [] })

function ownerFacts({ snapshot, path, t }: HoverQuestion, value: string): HoverContent {
  const directory = isManifestPath(path) ? parentPath(path) : ''
  const owned = [...snapshot.own.manifests.values()].filter(
    manifest => trimmedScalar(manifest.lines, 'owner')?.text === value && manifest.directory !== directory,
  )
  const modules = owned.map(manifest => manifest.directory)
  if (modules.length > 0) {
    return lines([{ bold: value }, ` · ${t('modules: {count}', { count: modules.length })}`], [[shortList(modules)]])
  }
  const others = ownersInUse(snapshot, directory).map(({ name }) => name)
  const hint = t('No other module has this owner. In use: {owners}.', { owners: shortList(others) })
  return lines([{ bold: value }], others.length > 0 ? [[hint]] : [])
}

function packageFacts(path: string, { snapshot, t }: HoverQuestion): HoverContent {
  if (snapshot.tree.kind(path) !== 'directory') return lines([{ code: path }, ` · ${t('does not exist')}`], [])
  const maturity = maturityOf(snapshot, path)
  const manifest = snapshot.manifests.get(path)
  const summary = manifest && trimmedScalar(manifest.lines, 'summary')?.text
  return lines(
    [`${statusMark(maturity.status)} `, { bold: claimLabel(maturity, t) }, ' · ', { code: path }],
    summary ? [[summary]] : [],
  )
}

function pathFacts({ snapshot, t }: HoverQuestion, value: string): HoverContent {
  return lines([{ code: value }, ` · ${kindOfPath(snapshot.tree.stat(value), t)}`], [])
}

function kindOfPath(stat: string, t: Localize): string {
  if (stat === 'file') return t('a file of this workspace')
  return stat === 'directory' ? t('a directory of this workspace') : t('does not exist')
}

function commitFacts({ snapshot, t }: HoverQuestion, value: string): HoverContent {
  const { commits } = snapshot
  const known = areKnown(commits) ? commits.get(value) : undefined
  if (typeof known !== 'boolean')
    return lines([{ code: value }, ` · ${t('git has not been asked, or does not have the history here')}`], [])
  return lines(
    [{ code: value }, ` · ${known ? t('a commit of this repository') : t('no commit of this repository')}`],
    [],
  )
}
