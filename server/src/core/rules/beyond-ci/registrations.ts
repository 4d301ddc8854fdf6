import type { GoCall, GoExpression } from '../../golang/calls.ts'
import type { GoDeclarations, GoFunction, GoNames, GoVariable } from '../../golang/declarations.ts'
import { isExported } from '../../golang/syntax/names.ts'
import { baseName } from '../../repo/paths.ts'
import type { GoFile } from '../../repo/snapshot.ts'

/** A file of a package, and what it declares. */
export interface PackageFile {
  readonly file: GoFile
  readonly declared: GoDeclarations
}

type Kind = 'mux' | 'router' | 'hooks' | 'server'

/** Something that routes, middleware or hooks are registered on. */
interface Registry {
  readonly kind: Kind
  /** Whether others than its package have it: http.DefaultServeMux, or what a package exports. */
  readonly isShared: boolean
}

/** The methods that register, by what they are called on. */
const registers: Readonly<Record<Kind, RegExp>> = {
  mux: /^Handle(?:Func)?$/,
  router:
    /^(?:AddRoute|Get|Post|Put|Delete|Patch|Head|Options|Any|Handle(?:Func)?|Static(?:FS)?|Use|Mount|Register\w*|On(?:Start|Stop|Ready|Shutdown))$/,
  hooks: /^Add$/,
  server: /^RegisterOnShutdown$/,
}

/** Types by package, the module's own told without it. */
const types: Readonly<Record<string, Kind>> = {
  'net/http.ServeMux': 'mux',
  'net/http.Server': 'server',
  '/router.Router': 'router',
  '/core.App': 'router',
  '/core.RouteGroup': 'router',
  '/core.LifecycleGroup': 'hooks',
}

const constructors: Readonly<Record<string, Kind>> = {
  'net/http.NewServeMux': 'mux',
  '/router.NewRouter': 'router',
  '/router.New': 'router',
  '/core.New': 'router',
  '/core.NewLifecycleGroup': 'hooks',
  '.New': 'router',
  '.NewWithConfig': 'router',
}

/** Where a call stands: the file whose imports count, and what the names of its function stand for. */
interface Scope {
  readonly file: GoFile
  readonly locals: GoNames
  /** What is known of parameters, from the call that is followed. */
  readonly bound: ReadonlyMap<string, Registry>
  /** The functions that are being followed, so that none is followed in circles. */
  readonly within: ReadonlySet<GoFunction>
}

const noNames: GoNames = new Map()
const nothingBound: ReadonlyMap<string, Registry> = new Map()

/**
 * What a package registers when it is loaded. It knows the callees that register for everybody: those of net/http's own
 * mux, those of a router, an application or a server that the package exports, and the package's functions that call
 * these. A method of a value of which nothing is known registers nothing, whatever it is called.
 */
export class PackageRegistrations {
  readonly #files: readonly PackageFile[]
  readonly #module: string
  readonly #functions = new Map<string, { readonly file: GoFile; readonly made: GoFunction }>()
  readonly #methods = new Map<string, { readonly file: GoFile; readonly made: GoFunction }[]>()
  readonly #variables = new Map<string, { readonly file: GoFile; readonly variable: GoVariable }>()
  readonly #reassigned = new Set<string>()

  /** @param module path of Plumego's module */
  constructor(files: readonly PackageFile[], module: string) {
    this.#files = files
    this.#module = module
    for (const { file, declared } of files) {
      for (const variable of declared.variables) this.#variables.set(variable.name, { file, variable })
      for (const made of declared.functions) {
        if (!made.isMethod) this.#functions.set(made.name, { file, made })
        else this.#methods.set(made.name, [...(this.#methods.get(made.name) ?? []), { file, made }])
        for (const name of made.assigned) this.#reassigned.add(name)
      }
    }
  }

  /** The calls that register when the package is loaded, of one file. */
  of(file: GoFile): { readonly call: GoCall; readonly in: 'init' | 'var' }[] {
    const declared = this.#files.find(one => one.file === file)?.declared
    const scope = (locals: GoNames): Scope => ({ file, locals, bound: nothingBound, within: new Set() })
    const found = (calls: readonly GoCall[], locals: GoNames, place: 'init' | 'var') =>
      calls.filter(call => this.#isRegistration(call, scope(locals))).map(call => ({ call, in: place }))
    const inits = declared?.functions.filter(({ name, isMethod }) => name === 'init' && !isMethod) ?? []
    return [
      ...found(declared?.initialCalls ?? [], noNames, 'var'),
      ...inits.flatMap(({ calls, locals }) => found(calls, locals, 'init')),
    ]
  }

  #isRegistration(call: GoCall, scope: Scope): boolean {
    const { names, on } = call
    const method = names.at(-1) ?? ''
    if (on === undefined && names.length === 1) return this.#isCallOfFunction(call, method, scope)
    const qualified = on === undefined ? this.#qualified(names, scope) : undefined
    if (qualified === 'net/http.Handle' || qualified === 'net/http.HandleFunc') return true
    const target = this.#target(call, scope)
    if (target) return target.isShared && registers[target.kind].test(method)
    // sync.Once calls what it is given, and nobody but this package has a method that is not exported.
    if (method === 'Do' && call.args.length === 1) return this.#isGivenFunction(call.args[0], scope)
    return qualified === undefined && !isExported(method) && this.#isMethodThatRegisters(method, call, scope)
  }

  #isCallOfFunction(call: GoCall, name: string, scope: Scope): boolean {
    if (scope.locals.has(name)) return false
    const own = this.#functions.get(name)
    if (own) return this.#doesRegister(own, call.args, scope)
    return /^Handle(?:Func)?$/.test(name) && this.#hasDotImport('net/http', scope.file)
  }

  #isGivenFunction(given: GoExpression | undefined, scope: Scope): boolean {
    const name = given?.form === 'name' && given.names.length === 1 ? given.names[0] : undefined
    const own = name === undefined || scope.locals.has(name) ? undefined : this.#functions.get(name)
    return own !== undefined && this.#doesRegister(own, [], scope)
  }

  #isMethodThatRegisters(name: string, call: GoCall, scope: Scope): boolean {
    const own = this.#methods.get(name) ?? []
    return own.length > 0 && own.every(one => this.#doesRegister(one, call.args, scope))
  }

  #doesRegister(
    { file, made }: { readonly file: GoFile; readonly made: GoFunction },
    args: readonly GoExpression[],
    from: Scope,
  ): boolean {
    if (from.within.has(made)) return false
    const bound = new Map<string, Registry>()
    made.params.forEach((name, i) => {
      const value = this.#value(args[i], from)
      if (value) bound.set(name, value)
    })
    const scope: Scope = { file, locals: made.locals, bound, within: new Set([...from.within, made]) }
    return made.calls.some(call => this.#isRegistration(call, scope))
  }

  /** What the last name of a call is a method of. */
  #target({ names, on }: GoCall, scope: Scope): Registry | undefined {
    if (on === 'unnamed' || (on && names.length > 1)) return undefined
    return on ? this.#made(on, scope) : this.#named(names.slice(0, -1), scope)
  }

  #value(expression: GoExpression | undefined, scope: Scope): Registry | undefined {
    switch (expression?.form) {
      case 'name':
        return this.#named(expression.names, scope)
      case 'literal':
        return this.#ofType(expression.names, scope)
      case 'call':
        return this.#made(expression.call, scope)
      default:
        return undefined
    }
  }

  #named(names: readonly string[], scope: Scope): Registry | undefined {
    const [name = '', ...others] = names
    if (others.length > 0) {
      return this.#qualified(names, scope) === 'net/http.DefaultServeMux' ? { kind: 'mux', isShared: true } : undefined
    }
    if (scope.locals.has(name)) {
      const outside = { ...scope, locals: new Map([...scope.locals, [name, undefined]]) }
      return scope.bound.get(name) ?? this.#value(scope.locals.get(name), outside)
    }
    if (name === 'DefaultServeMux' && this.#hasDotImport('net/http', scope.file)) return { kind: 'mux', isShared: true }
    const own = this.#variables.get(name)
    // What is given another value stays known only by the type that it is declared with.
    const isKnown = own !== undefined && (own.variable.type !== undefined || !this.#reassigned.has(name))
    return isKnown ? this.#ofVariable(own.file, own.variable) : undefined
  }

  #ofVariable(file: GoFile, { name, type, value }: GoVariable): Registry | undefined {
    const scope: Scope = { file, locals: new Map([[name, undefined]]), bound: nothingBound, within: new Set() }
    const found = this.#value(value, scope) ?? (type && this.#ofType(type, scope))
    if (!found) return undefined
    const isStillShared = found.isShared && !this.#reassigned.has(name)
    return { kind: found.kind, isShared: isExported(name) || isStillShared }
  }

  #ofType(names: readonly string[], scope: Scope): Registry | undefined {
    const kind = types[this.#qualified(names, scope) ?? '']
    return kind && { kind, isShared: false }
  }

  /** What a call returns. */
  #made({ names, on, args }: GoCall, scope: Scope): Registry | undefined {
    if (names.length === 1 && names[0] === 'new' && on === undefined) {
      const [type] = args
      return type?.form === 'name' ? this.#ofType(type.names, scope) : undefined
    }
    const kind = on === undefined ? constructors[this.#qualified(names, scope) ?? ''] : undefined
    if (kind) return { kind, isShared: false }
    // What is added to a group of routes is added to what the group was taken from.
    if (names.at(-1) !== 'Group' || on === 'unnamed' || (on && names.length > 1)) return undefined
    return on ? this.#made(on, scope) : this.#named(names.slice(0, -1), scope)
  }

  /** `net/http.Handle` for `http.Handle`, `/router.New` for the module's own; undefined where no package is named. */
  #qualified([first = '', second, ...others]: readonly string[], { file, locals }: Scope): string | undefined {
    if (second === undefined || others.length > 0 || locals.has(first)) return undefined
    const spec = file.imports.imports.find(({ name, path }) => (name ?? baseName(path)) === first)
    if (!spec) return undefined
    const { path } = spec
    const isOwn = path === this.#module || path.startsWith(`${this.#module}/`)
    return `${isOwn ? path.slice(this.#module.length) : path}.${second}`
  }

  #hasDotImport(path: string, { imports }: GoFile): boolean {
    return imports.imports.some(spec => spec.name === '.' && spec.path === path)
  }
}
