import type { GoReading } from '../../golang/go-reading.ts'
import { PositionCursor } from '../../golang/positions.ts'
import { parseBytes } from '../../golang/syntax/file-parser.ts'
import type { Expr, FieldList, FuncDecl, FuncType } from '../../golang/syntax/nodes.ts'
import { stableRoots } from '../../modules/covered-manifests.ts'
import { topOf } from '../../repo/file-index.ts'
import { baseName } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import type { Range } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, looksFurther } from './control-plane.ts'

const common = { check, severity: 'error', key: ['file', 'function'] } as const

const handler: RuleInfo = {
  ...common,
  code: 'stable-http-handler',
  summary: 'A stable root has an HTTP handler in a file that is called as those of applications.',
}
const routeHelper: RuleInfo = {
  ...common,
  code: 'stable-route-helper',
  summary: 'A stable root has a function that registers or serves routes.',
}

/** The stable roots that have handlers and routes by their nature are left out. */
const roots = stableRoots.filter(root => root !== 'core' && root !== 'router')

/** Files that are called as those in which applications have their handlers. */
const applicationNames: ReadonlySet<string> = new Set(
  ['api', 'endpoint', 'endpoints', 'handler', 'handlers', 'http_handler', 'route', 'routes'].map(name => `${name}.go`),
)

const verbs = ['Any', 'Delete', 'Get', 'Patch', 'Post', 'Put']
const registrations: ReadonlySet<string> = new Set([
  ...verbs,
  ...verbs.map(verb => `${verb}Named`),
  ...['Handle', 'HandleFunc', 'Mount', 'RegisterRoutes', 'Routes'],
])

/** What the HTTP surface of a Go file comes to. */
interface HttpSurface {
  /** Functions that take or return what handlers do; asked only of files that are called as those of applications. */
  readonly handlers: readonly NamedPlace[]
  readonly helpers: readonly NamedPlace[]
  /** There exactly where go/parser does not parse the file. */
  readonly error: { readonly message: string; readonly range: Range } | undefined
}

interface NamedPlace {
  readonly name: string
  readonly range: Range
}

/** Files that the program parses as a whole: no tests, and none behind a link that is a stable root. */
export const surfaceFiles = (snapshot: Snapshot): readonly GoFile[] =>
  roots.flatMap(root => (snapshot.tree.entry(root) === 'directory' ? snapshot.goFilesUnder(topOf, root) : []))

/** The reading that is asked of a file. */
export const surfaceOf = (file: GoFile, snapshot: Snapshot): HttpSurface | undefined =>
  snapshot.goFact(file, applicationNames.has(baseName(file.path)) ? readHandlers : readHelpers)

/** Stable roots leave handlers and routes to applications and extensions. */
export const httpSurface: WorkspaceRule = {
  scope: 'workspace',
  rules: [handler, routeHelper],
  run(context) {
    const { snapshot } = context
    if (!looksFurther(snapshot)) return
    for (const file of surfaceFiles(snapshot)) {
      const surface = surfaceOf(file, snapshot)
      for (const found of surface?.handlers ?? []) reportHandler(file.path, found, context)
      for (const found of surface?.helpers ?? []) reportHelper(file.path, found, context)
    }
  },
}

function reportHandler(file: string, { name, range }: NamedPlace, { t, report }: RuleContext): void {
  const values = { file, name, places: 'core, reference/standard-service, x' }
  const message = t('{name} is an HTTP handler in a stable root: handlers belong in one of {places}.', values)
  report(handler, { file, range, key: [file, name], message })
}

function reportHelper(file: string, { name, range }: NamedPlace, { t, report }: RuleContext): void {
  const values = { file, name, places: 'core, router, reference/standard-service, x' }
  const message = t('{name} registers or serves routes in a stable root: that belongs in one of {places}.', values)
  report(routeHelper, { file, range, key: [file, name], message })
}

const readHelpers: GoReading<HttpSurface> = (_, bytes) => readSurface(bytes(), false)
const readHandlers: GoReading<HttpSurface> = (_, bytes) => readSurface(bytes(), true)

function readSurface(bytes: Uint8Array, isOfApplication: boolean): HttpSurface {
  const { decls, complaint } = parseBytes(bytes)
  const functions = decls.filter(decl => decl.kind === 'Func')
  const handlers = isOfApplication ? functions.filter(({ type }) => isHandler(type)) : []
  const helpers = functions.filter(decl => !handlers.includes(decl) && isRouteHelper(decl))
  const placed = ({ name }: FuncDecl): NamedPlace => ({
    name: name.name,
    range: new PositionCursor(bytes).range(name.start, name.end),
  })
  const error = complaint && {
    message: complaint.message,
    range: new PositionCursor(bytes).range(complaint.start, complaint.end),
  }
  return { handlers: handlers.map(placed), helpers: helpers.map(placed), error }
}

/** Two groups of parameters, as those of a handler; or a result that is one. */
function isHandler({ params, results }: FuncType): boolean {
  const [first, second, ...others] = params.list
  const takesRequest = first && second && others.length === 0
  if (takesRequest && isSelector(first.type, 'http', 'ResponseWriter') && isRequest(second.type)) return true
  return has(results, isHandlerType)
}

function isRouteHelper({ name: { name }, type: { params } }: FuncDecl): boolean {
  if (name === 'ServeHTTP') return true
  if (!registrations.has(name)) return false
  if (has(params, isRouter)) return true
  return has(params, type => type.kind === 'Ident' && type.name === 'string') && has(params, isHandlerType)
}

const has = (fields: FieldList | undefined, is: (type: Expr) => boolean): boolean =>
  fields?.list.some(({ type }) => is(type)) ?? false

const isRequest = (type: Expr): boolean => type.kind === 'Star' && isSelector(type.x, 'http', 'Request')

const isHandlerType = (type: Expr): boolean =>
  isSelector(type, 'http', 'Handler') || isSelector(type, 'http', 'HandlerFunc')

function isRouter(type: Expr): boolean {
  const plain = type.kind === 'Star' ? type.x : type
  return isSelector(plain, 'router', 'Router') || isSelector(plain, 'http', 'ServeMux')
}

/** As it is written: what the name in front stands for is not asked. */
const isSelector = (type: Expr, packageName: string, name: string): boolean =>
  type.kind === 'Selector' && type.name.name === name && type.x.kind === 'Ident' && type.x.name === packageName
