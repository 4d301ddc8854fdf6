import { groupBy } from '../../collections.ts'
import { readDeclarations } from '../../golang/declarations.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { directoryOf, indexerFor } from '../../repo/file-index.ts'
import { modulePath } from '../../repo/module-path.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import type { Range } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { PackageRegistrations } from './registrations.ts'
import { isBuilt, isShippedPath } from './shipped-code.ts'

const info: RuleInfo = {
  code: 'self-registration',
  check: null,
  severity: 'warning',
  summary: 'An extension registers routes, middleware or lifecycle hooks by itself, when its package is loaded.',
  key: ['file', 'call'],
}

/**
 * Looks at whole packages, for a function may stand in another file than the init that calls it. It speaks of what is
 * known to register for everybody, and of nothing else.
 */
export const selfRegistration: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot } = context
    const module = modulePath(snapshot)
    const directories = new Set<string>()
    const indexer = concernIn(module)
    for (const file of snapshot.goFilesUnder(indexer, 'loads')) {
      context.part(file, () => reportLoaded(file, context))
    }
    for (const file of snapshot.goFilesUnder(indexer, 'holds')) {
      if (mayRegisterIn(file, snapshot) && isBuilt(file)) directories.add(file.directory)
    }
    if (directories.size > 0) checkPackages(directories, module, context)
  },
}

/** The packages that have something to register on. */
const registries = ['core', 'router'] as const

/** What a file alone says: whether it may hold what others register on, and whether it loads what registers by itself. */
const concernIn = indexerFor(module => {
  const held = new Set(['net/http', module, ...registries.map(name => `${module}/${name}`)])
  return file => {
    // Nobody imports a program, so what it registers is its own.
    if (!isShippedPath(file) || file.imports.packageName === 'main') return []
    const { imports } = file.imports
    const loads = imports.some(({ name, path }) => name === '_' && registersWhenLoaded.has(path))
    const holds = imports.some(({ path }) => held.has(path))
    return [...(loads ? ['loads'] : []), ...(holds ? ['holds'] : [])]
  }
})

function reportLoaded(file: GoFile, context: RuleContext): void {
  if (!isBuilt(file)) return
  for (const spec of file.imports.imports) {
    if (spec.name === '_' && registersWhenLoaded.has(spec.path)) reportImport(file, spec, context)
  }
}

/** By file, of which the index says whether it is the same. */
const registering = new WeakMap<GoFile, boolean>()

function mayRegisterIn(file: GoFile, snapshot: Snapshot): boolean {
  let may = registering.get(file)
  if (may === undefined) {
    const source = snapshot.goText(file.path)
    may = source !== undefined && mayRegister(source.text, file)
    registering.set(file, may)
  }
  return may
}

/** These register handlers on net/http's own mux by being imported, and without a name are imported for nothing else. */
const registersWhenLoaded: ReadonlySet<string> = new Set(['net/http/pprof', 'expvar'])

/** A package-level variable as gofmt writes it, up to the next thing in column 0. */
const variables = /^var\b.*(?:\r?\n(?:[ \t)}\]].*)?)*/gm
/** Up to the first exported name of a line. */
const exportedName = /^(?:var)?[ \t]+(?:\w+, *)*?\p{Lu}/u
const registry = /ServeMux|Server|Router|App|Group|\bNew/g

function namesRegistry(line: string): boolean {
  registry.lastIndex = exportedName.exec(line)?.[0].length ?? line.length
  return registry.test(line)
}

/** A look that needs no tokens, at the text of a file that imports what things are registered on. */
function mayRegister(text: string, { imports }: GoFile): boolean {
  if (text.includes('DefaultServeMux')) return true
  const name = imports.imports.find(({ path }) => path === 'net/http')?.name ?? 'http'
  const call = name === '.' ? /\bHandle(?:Func)?\s*\(/ : /\.\s*Handle(?:Func)?\s*\(/
  if (call.test(text) && (name === '.' || callOn(name).test(text))) return true
  return text.match(variables)?.some(declaration => declaration.split('\n').some(namesRegistry)) ?? false
}

/** @param name an identifier of Go: none of its characters means anything in a pattern */
const callOn = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_.])${name}\\s*\\.\\s*Handle(?:Func)?\\s*\\(`, 'u')

function checkPackages(directories: ReadonlySet<string>, module: string, context: RuleContext): void {
  const { snapshot } = context
  const files = [...directories]
    .flatMap(directory => snapshot.goFilesUnder(directoryOf, directory))
    .filter(file => isShippedPath(file) && isBuilt(file))
  const packages = groupBy(files, ({ directory, imports }) => `${directory}\0${imports.packageName}`)
  for (const [name, members] of packages) {
    if (name.endsWith('\0main')) continue
    const declared = members.flatMap(file => {
      const source = snapshot.goText(file.path)
      return source ? { file, declared: snapshot.fact(source, readDeclarations) } : []
    })
    const registrations = new PackageRegistrations(declared, module)
    for (const { file } of declared) {
      for (const { call, in: place } of registrations.of(file)) {
        reportCall(file, call.callee, call.range, place, context)
      }
    }
  }
}

function reportCall(file: GoFile, call: string, range: Range, place: 'init' | 'var', { t, report }: RuleContext): void {
  const values = { call, place: place === 'init' ? 'init' : t('a package-level variable') }
  report(info, {
    file: file.path,
    range,
    key: [file.path, call],
    message: t(
      '{call} in {place} registers by itself, as soon as somebody imports the package: an extension is mounted by its caller, who knows path, order and authentication. Offer a function that takes the router or the app instead.',
      values,
    ),
  })
}

function reportImport(file: GoFile, { path, range }: ImportSpec, { t, report }: RuleContext): void {
  report(info, {
    file: file.path,
    range,
    key: [file.path, path],
    message: t(
      'Importing {path} registers its handlers on http.DefaultServeMux, as soon as somebody imports this package: an application decides what it serves. Leave the import to it, or offer a function that mounts the handlers.',
      { path },
    ),
  })
}
