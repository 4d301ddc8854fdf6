import { TokenList } from '../../golang/token-list.ts'
import { modulePath } from '../../repo/module-path.ts'
import { baseName, isWithin } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { type Range, startOfFile } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { GoFileRule, RuleInfo } from '../rule.ts'

const info: RuleInfo = {
  code: 'alternate-layout',
  check: null,
  severity: 'warning',
  summary:
    'An extension brings an application of its own: package main, a cmd/ directory, or an app that it makes itself.',
  key: ['file'],
}

/** The one application layout is that of reference/standard-service; an extension is mounted in it. */
export const alternateLayout: GoFileRule = {
  scope: 'go-file',
  rules: [info],
  run(file, { snapshot, t, report }) {
    if (!isWithin(file.path, 'x') || file.isTest || file.path.includes('/testdata/')) return
    const what = layoutOf(file, snapshot)
    if (!what) return
    const values = { file: file.path, directory: file.directory }
    const why = {
      main: t('{directory} is a program, and programs have no place below x/.', values),
      cmd: t('{file} lies in a cmd/ directory, and commands have no place below x/.', values),
      app: t('{directory} makes an application, which is for the application to do.', values),
    }[what.kind]
    const next = t(
      'Extensions are mounted by their callers: show the wiring in reference/ or use-cases/, and keep a library here.',
    )
    report(info, { file: file.path, range: what.range, key: [file.path], message: `${why} ${next}` })
  },
}

interface Layout {
  readonly kind: 'main' | 'cmd' | 'app'
  readonly range: Range
}

function layoutOf(file: GoFile, snapshot: Snapshot): Layout | undefined {
  const isMain = file.imports.packageName === 'main'
  const isCommand = file.path.split('/').slice(1, -1).includes('cmd')
  const core = coreNameIn(file, snapshot)
  if (!isMain && !isCommand && core === undefined) return undefined
  const source = snapshot.goText(file.path)
  // What only `go generate` or `go run` takes is part of no application.
  if (isMain && source && /^\/\/go:build ignore\s*$/m.test(source.text)) return undefined
  const clause = source && packageClause(source)
  // A file that is half typed may be a program no longer.
  if (isMain && (clause || !file.isHalfTyped)) return { kind: 'main', range: clause ?? startOfFile }
  if (isCommand) return { kind: 'cmd', range: clause ?? startOfFile }
  const range = core !== undefined && source && snapshot.fact(source, readCalls).get(`${core}.New`)
  return range ? { kind: 'app', range } : undefined
}

/** What the file calls Plumego's core; undefined where it does not import it. */
function coreNameIn({ imports }: GoFile, snapshot: Snapshot): string | undefined {
  const path = `${modulePath(snapshot)}/core`
  if (!imports.pathsFrom(modulePath(snapshot)).includes(path)) return undefined
  const spec = imports.imports.find(candidate => candidate.path === path)
  return spec && (spec.name ?? baseName(path))
}

function packageClause(source: SourceText): Range | undefined {
  const found = /^package[ \t]+\w+/m.exec(source.text)
  return found ? source.range({ start: found.index, end: found.index + found[0].length }) : undefined
}

/** Where `package.Function` is first called, by that name. */
function readCalls(source: SourceText): ReadonlyMap<string, Range> {
  const calls = new Map<string, Range>()
  if (!source.text.includes('.New')) return calls
  const list = new TokenList(source)
  for (let i = 2; i < list.tokens.length - 1; i++) {
    if (list.text(i + 1) !== '(' || list.text(i - 1) !== '.' || !list.isName(i) || !list.isName(i - 2)) continue
    const name = `${list.text(i - 2)}.${list.text(i)}`
    if (list.text(i - 3) !== '.' && !calls.has(name)) calls.set(name, list.range(i - 2, i))
  }
  return calls
}
