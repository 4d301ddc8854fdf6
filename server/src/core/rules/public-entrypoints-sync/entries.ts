import type { GoSymbol, GoSymbols } from '../../golang/symbols.ts'
import { isExported } from '../../golang/syntax/names.ts'

/** What the program takes an entry of public_entrypoints for: the first form that fits. */
export type Entry =
  | { readonly form: 'label' | 'pattern' }
  | { readonly form: 'method'; readonly type: string; readonly method: string }
  | { readonly form: 'member'; readonly type: string; readonly member: string }
  | { readonly form: 'name'; readonly name: string }

export function readEntry(entry: string): Entry {
  if (/^[a-z]/.test(entry)) return { form: 'label' }
  if (entry.includes('*')) return { form: 'pattern' }
  const close = entry.startsWith('(') ? entry.indexOf(')') : -1
  const dot = close < 0 ? -1 : entry.indexOf('.', close)
  const [type, method] = [entry.slice(1, close), entry.slice(dot + 1)]
  if (dot >= 0 && type !== '' && method !== '') return { form: 'method', type, method }
  const first = entry.indexOf('.')
  if (first > 0) return { form: 'member', type: entry.slice(0, first), member: entry.slice(first + 1) }
  return { form: 'name', name: entry }
}

/** The names of a file that entries are looked for in. */
interface Names {
  /** `T.M`: methods whose receiver is `T` or `*T`. */
  readonly methods: ReadonlySet<string>
  /** The same of fields. */
  readonly fields: ReadonlySet<string>
  /** Top-level names, and the names of all methods. */
  readonly plain: ReadonlySet<string>
}

const known = new WeakMap<GoSymbols, Names>()

function namesOf(file: GoSymbols): Names {
  const before = known.get(file)
  if (before) return before
  const member = ({ of, name }: GoSymbol): string => `${of}.${name}`
  const names = {
    methods: new Set(file.symbols.filter(({ kind, isPlain }) => kind === 'method' && isPlain).map(member)),
    fields: new Set(file.symbols.filter(({ kind }) => kind === 'field').map(member)),
    plain: new Set(file.symbols.filter(({ kind }) => kind !== 'field').map(({ name }) => name)),
  }
  known.set(file, names)
  return names
}

/** Whether the program finds in the files of a module what an entry names; also where it does not look at all. */
export function isFound(entry: Entry, files: readonly GoSymbols[]): boolean {
  switch (entry.form) {
    case 'label':
    case 'pattern':
      return true
    case 'method':
      return files.some(file => namesOf(file).methods.has(`${entry.type}.${entry.method}`))
    case 'member': {
      const name = `${entry.type}.${entry.member}`
      return files.some(file => namesOf(file).methods.has(name) || namesOf(file).fields.has(name))
    }
    case 'name':
      return files.some(file => namesOf(file).plain.has(entry.name))
  }
}

/** What could be written in the place of an entry, in the form that it has. */
export function candidates(entry: Entry, files: readonly GoSymbols[]): string[] {
  const all = files.map(namesOf)
  if (entry.form === 'method') {
    return all.flatMap(({ methods }) => [...methods].map(name => name.replace(/^([^.]*)/, '($1)')))
  }
  if (entry.form === 'member') return all.flatMap(({ methods, fields }) => [...methods, ...fields])
  return all.flatMap(({ plain }) => [...plain])
}

/**
 * Whether an entry like `(*App).Get`, at which the program does not look, certainly names nothing: its type is declared
 * nowhere, or once, as a struct whose members are all its own, and has no such method.
 */
export function certainlyNamesNothing(entry: string, files: readonly GoSymbols[]): boolean {
  const [, type, method] = /^\(\*(\w+)\)\.(\p{Lu}\w*)$/u.exec(entry) ?? []
  if (type === undefined || method === undefined || !isExported(type)) return false
  const symbols = files.flatMap(file => file.symbols)
  const types = symbols.filter(({ kind, name }) => kind === 'type' && name === type)
  if (types.length > 1 || types.some(({ isClosed }) => !isClosed)) return false
  return !symbols.some(({ kind, of, name }) => kind === 'method' && of === type && name === method)
}
