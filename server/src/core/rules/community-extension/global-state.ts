import type { StateAct, StateFunction, StateVariable } from '../../golang/package-state.ts'
import { isExported } from '../../golang/syntax/names.ts'
import type { GoFile } from '../../repo/snapshot.ts'
import { imported, type PackageFile } from './own-packages.ts'

/** A package-level variable that holds what changes, and how that is known. */
export interface GlobalState {
  readonly file: GoFile
  readonly variable: StateVariable
  /** What it is by its type, or where it gets another value. */
  readonly known: { readonly type: string } | { readonly writtenIn: GoFile; readonly write: StateAct }
}

/** Types whose values are there to change: guards of state, clients, servers and registries. */
const changing: Readonly<Record<string, RegExp>> = {
  sync: /^(?:Mutex|RWMutex|Map)$/,
  'sync/atomic': /^(?:Bool|Int32|Int64|Uint32|Uint64|Uintptr|Pointer|Value)$/,
  'net/http': /^(?:Client|Server|ServeMux)$/,
  'database/sql': /^DB$/,
}

/** The variables of a package that certainly hold state which changes while the program runs. */
export function globalState(files: readonly PackageFile[]): GlobalState[] {
  const writes = lateWrites(files)
  return files.flatMap(({ file, state }) =>
    state.variables.flatMap((variable): GlobalState[] => {
      if (variable.name === '_') return []
      const type = changingType(file, variable)
      if (type !== undefined) return [{ file, variable, known: { type } }]
      const written = writes.get(variable.name)
      return written ? [{ file, variable, known: written }] : []
    }),
  )
}

function changingType(file: GoFile, { type, madeBy }: StateVariable): string | undefined {
  const found = imported(file, type)
  if (found && changing[found.path]?.test(found.name)) return type?.join('.')
  const maker = imported(file, madeBy)
  return maker?.path === 'net/http' && maker.name === 'NewServeMux' ? 'http.ServeMux' : undefined
}

/** Where variables get another value once the package is loaded, by name: what `init` fills does not change any more. */
function lateWrites(files: readonly PackageFile[]) {
  const found = new Map<string, { readonly writtenIn: GoFile; readonly write: StateAct }>()
  const late = lateFunctions(files)
  for (const { file, state } of files) {
    for (const { acts } of state.functions.filter(one => late.has(one))) {
      for (const write of acts) {
        const [name = ''] = write.kind === 'write' ? (write.name ?? []) : []
        if (name !== '' && !imported(file, write.name) && !found.has(name)) found.set(name, { writtenIn: file, write })
      }
    }
  }
  return found
}

/** The functions that others may call, and those that these mention: nothing is known of what only `init` calls. */
function lateFunctions(files: readonly PackageFile[]): ReadonlySet<StateFunction> {
  const all = files.flatMap(({ state }) => state.functions)
  const late = new Set(all.filter(({ name }) => isExported(name)))
  // The set grows while it is gone through.
  for (const { mentions } of late)
    for (const one of all) if (one.name !== 'init' && mentions.has(one.name)) late.add(one)
  return late
}
