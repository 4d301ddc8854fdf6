import { TokenList } from '../../golang/token-list.ts'
import { indexerFor } from '../../repo/file-index.ts'
import { modulePath } from '../../repo/module-path.ts'
import { baseName, joinPath } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { type Range, startOfFile } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { isBuilt, isShippedPath } from './shipped-code.ts'

const info: RuleInfo = {
  code: 'alternate-layout',
  check: null,
  severity: 'warning',
  summary:
    'An extension brings an application of its own: package main, a cmd/ directory, or an app that it makes itself.',
  key: ['file'],
}

/** The one application layout is that of reference/standard-service; an extension is mounted in it. */
export const alternateLayout: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot } = context
    for (const file of snapshot.goFilesUnder(concernIn(modulePath(snapshot)), '')) {
      context.part(file, () => {
        const layout = layoutOf(file, snapshot)
        if (layout) reportLayout(file, layout, context)
      })
    }
  },
}

const concernIn = indexerFor(module => file => {
  const { packageName, imports } = file.imports
  const mayMatter =
    packageName === 'main' || file.path.includes('/cmd/') || imports.some(({ path }) => path === `${module}/core`)
  return mayMatter && isShippedPath(file) ? [''] : []
})

function reportLayout(file: GoFile, { kind, range }: Layout, { t, report }: RuleContext): void {
  const values = { file: file.path, directory: file.directory }
  const why = {
    main: t('{directory} is a program, and programs have no place below x/.', values),
    cmd: t('{file} lies in a cmd/ directory, and commands have no place below x/.', values),
    app: t('{directory} makes an application, which is for the application to do.', values),
  }[kind]
  const next = t(
    'Extensions are mounted by their callers: show the wiring in reference/ or use-cases/, and keep a library here.',
  )
  report(info, { file: file.path, range, key: [file.path], message: `${why} ${next}` })
}

interface Layout {
  readonly kind: 'main' | 'cmd' | 'app'
  readonly range: Range
}

function layoutOf(file: GoFile, snapshot: Snapshot): Layout | undefined {
  const isMain = file.imports.packageName === 'main'
  const isCommand = isBelowCommands(file, snapshot)
  const core = coreNameIn(file, snapshot)
  if (!isMain && !isCommand && core === undefined) return undefined
  // What only `go generate` or `go run` takes is part of no application.
  if (!isBuilt(file)) return undefined
  const source = snapshot.goText(file.path)
  const clause = source && packageClause(source)
  // A file that is half typed may be a program no longer.
  if (isMain && (clause || !file.isHalfTyped)) return { kind: 'main', range: clause ?? startOfFile }
  if (isCommand) return { kind: 'cmd', range: clause ?? startOfFile }
  const range = core !== undefined && source && snapshot.fact(source, readCalls).get(`${core}.New`)
  return range ? { kind: 'app', range } : undefined
}

/** Whether a directory above holds commands: one that is called so, and is no library of that name itself. */
function isBelowCommands({ path, directory }: GoFile, { tree, goFiles }: Snapshot): boolean {
  if (!path.includes('/cmd/')) return false
  const parts = directory.split('/')
  return parts.some((part, i) => {
    if (part !== 'cmd') return false
    const above = parts.slice(0, i + 1).join('/')
    const own = tree.children(above).map(name => goFiles.get(joinPath(above, name))?.imports.packageName)
    return !own.includes('cmd')
  })
}

/** Programs that are tested make apps for the tests: so does what is there for tests alone. */
const forTests: ReadonlySet<string> = new Set(['testing', 'net/http/httptest'])

/** What the file calls Plumego's core; undefined where it does not import it, or is there for tests. */
function coreNameIn({ imports }: GoFile, snapshot: Snapshot): string | undefined {
  const path = `${modulePath(snapshot)}/core`
  if (!imports.pathsFrom(modulePath(snapshot)).includes(path)) return undefined
  if (imports.imports.some(candidate => forTests.has(candidate.path))) return undefined
  const spec = imports.imports.find(candidate => candidate.path === path)
  return spec && (spec.name ?? baseName(path))
}

function packageClause(source: SourceText): Range | undefined {
  const found = /^package[ \t]+\w+/m.exec(source.text)
  return found ? source.range({ start: found.index, end: found.index + found[0].length }) : undefined
}

/** Where `package.Function` is first called, by that name; not where the file gives the package's name to something else. */
function readCalls(source: SourceText): ReadonlyMap<string, Range> {
  const calls = new Map<string, Range>()
  if (!source.text.includes('.New')) return calls
  const list = new TokenList(source)
  const taken = new Set<string>()
  for (let i = 1; i < list.tokens.length - 1; i++) {
    if (!list.isName(i)) continue
    const [before, behind] = [list.text(i - 1), list.text(i + 1)]
    const isParam = (before === '(' || before === ',') && (behind === '*' || list.isName(i + 1))
    if (behind === ':=' || isParam || before === 'var') taken.add(list.text(i))
    if (behind !== '(' || before !== '.' || !list.isName(i - 2) || list.text(i - 3) === '.') continue
    const name = `${list.text(i - 2)}.${list.text(i)}`
    if (!calls.has(name)) calls.set(name, list.range(i - 2, i))
  }
  for (const name of calls.keys()) if (taken.has(name.slice(0, name.indexOf('.')))) calls.delete(name)
  return calls
}
