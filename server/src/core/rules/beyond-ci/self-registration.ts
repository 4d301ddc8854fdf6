import { type InitialCall, readInitialCalls } from '../../golang/initialization.ts'
import { modulePath } from '../../repo/module-path.ts'
import { baseName, isWithin } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import type { GoFileRule, RuleInfo } from '../rule.ts'

const info: RuleInfo = {
  code: 'self-registration',
  check: null,
  severity: 'warning',
  summary: 'An extension registers routes, middleware or lifecycle hooks by itself, when its package is loaded.',
  key: ['file', 'call'],
}

/** Only a file that imports one of these, or net/http, can have a route, a middleware or a hook to register. */
const registries = ['core', 'router', 'middleware'] as const

export const selfRegistration: GoFileRule = {
  scope: 'go-file',
  rules: [info],
  run(file, { snapshot, t, report }) {
    if (!canRegister(file, snapshot)) return
    const source = snapshot.goText(file.path)
    if (!source || !mayRegister(source.text)) return
    for (const call of snapshot.fact(source, readInitialCalls)) {
      if (!isRegistration(call, packageOf(file, call), modulePath(snapshot))) continue
      const values = { call: call.callee, place: call.in === 'init' ? 'init' : t('a package-level variable') }
      report(info, {
        file: file.path,
        range: call.range,
        key: [file.path, call.callee],
        message: t(
          '{call} in {place} registers by itself, as soon as somebody imports the package: an extension is mounted by its caller, who knows path, order and authentication. Offer a function that takes the router or the app instead.',
          values,
        ),
      })
    }
  },
}

function canRegister({ path, isTest, imports }: GoFile, snapshot: Snapshot): boolean {
  if (!isWithin(path, 'x') || isTest || path.includes('/testdata/')) return false
  const module = modulePath(snapshot)
  return (
    imports.pathsFrom(module).some(imported => registries.some(name => isWithin(imported, `${module}/${name}`))) ||
    imports.pathsFrom('net/http').includes('net/http')
  )
}

const words = 'Routes?|Handlers?|Middlewares?|Hooks?|Endpoints?|Resources?|Controllers?|Proxy|FS|FromDir'
/** What functions that register are called. */
const registering = new RegExp(`^(?:[Rr]egister|[Mm]ount|[Aa]ttach|[Ii]nstall)\\w*(?:${words})$|^Mount$`)
/** Methods that register whatever they are given. */
const alwaysRegisters = /^(?:AddRoute|HandleFunc|StaticFS|Use|RegisterOnShutdown|On(?:Start|Stop|Ready|Shutdown))$/
/** Methods that register where they are given a path. */
const registersAtPath = /^(?:Get|Post|Put|Delete|Patch|Head|Options|Any|Handle|Static|Mount)$/
const routePath = /^(?:[A-Z]+ )?\//

/** Whatever registers has one of these names in front of its arguments. */
const anyName =
  /(?:\bHandle|\bHandleFunc|AddRoute|Static|StaticFS|Use|OnShutdown|On(?:Start|Stop|Ready)|Get|Post|Put|Delete|Patch|Head|Options|Any|Mount|(?:[Rr]egister|[Mm]ount|[Aa]ttach|[Ii]nstall)\w+|Add)\s*[([]/
const initFunction = /\bfunc\s+init\s*\(/
/** A package-level variable as gofmt writes it, up to the next thing in column 0. */
const variables = /^var\b.*(?:\r?\n(?:[ \t)}\]].*)?)*/gm

/** A look that needs no tokens: whether something that is called when the package is loaded bears such a name. */
function mayRegister(text: string): boolean {
  if (initFunction.test(text)) return anyName.test(text)
  return text.match(variables)?.some(declaration => anyName.test(declaration)) ?? false
}

/** The import path of the package that a call names; undefined where it names none. */
function packageOf({ imports }: GoFile, { receiver }: InitialCall): string | undefined {
  return imports.imports.find(({ name, path }) => (name ?? baseName(path)) === receiver)?.path
}

function isRegistration(call: InitialCall, from: string | undefined, module: string): boolean {
  const { name, receiver, firstText = '', argumentCount } = call
  if (from === 'net/http') return name === 'Handle' || name === 'HandleFunc'
  if (from !== undefined) return from.startsWith(`${module}/`) && registering.test(name)
  if (receiver === '') return registering.test(name)
  if (registersAtPath.test(name)) return argumentCount >= 2 && routePath.test(firstText)
  if (alwaysRegisters.test(name)) return argumentCount >= 1
  // A group of lifecycles takes a name and what it is to start and stop.
  return registering.test(name) || (name === 'Add' && argumentCount === 2 && firstText !== '')
}
