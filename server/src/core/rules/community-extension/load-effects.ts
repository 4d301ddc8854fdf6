import type { StateAct, StateFunction } from '../../golang/package-state.ts'
import type { GoFile } from '../../repo/snapshot.ts'
import { functionsOf, imported, type PackageFile } from './own-packages.ts'

/** Something that happens to the whole program as soon as a package is loaded. */
export interface LoadEffect {
  readonly file: GoFile
  readonly act: StateAct
  /** What the package's own function does that is called there. */
  readonly through: StateAct | undefined
}

/** Functions that change something for the whole program, by the path of their package. */
const forAll: Readonly<Record<string, RegExp>> = {
  'net/http': /^(?:Handle|HandleFunc|ListenAndServe|ListenAndServeTLS)$/,
  net: /^(?:Listen|ListenPacket)$/,
  expvar: /^(?:Publish|NewInt|NewFloat|NewMap|NewString)$/,
  'database/sql': /^Register$/,
  'encoding/gob': /^(?:Register|RegisterName)$/,
  'archive/zip': /^(?:RegisterCompressor|RegisterDecompressor)$/,
  image: /^RegisterFormat$/,
  mime: /^AddExtensionType$/,
  crypto: /^RegisterHash$/,
  os: /^(?:Setenv|Unsetenv|Clearenv|Chdir)$/,
  'os/signal': /^(?:Notify|Ignore)$/,
  log: /^(?:SetFlags|SetOutput|SetPrefix)$/,
  'log/slog': /^(?:SetDefault|SetLogLoggerLevel)$/,
  'math/rand': /^Seed$/,
  'runtime/debug': /^(?:SetGCPercent|SetMemoryLimit|SetMaxStack|SetMaxThreads|SetPanicOnFault|SetTraceback)$/,
  time: /^AfterFunc$/,
  flag: /^(?:Parse|Var|Func|BoolFunc|TextVar|(?:Bool|Duration|Float64|Int|Int64|String|Uint|Uint64)(?:Var)?)$/,
}

/** What a package does to the whole program by being loaded, as far as that is certain. */
export function loadEffects(files: readonly PackageFile[]): LoadEffect[] {
  const functions = functionsOf(files)
  const effectOf = (file: GoFile, act: StateAct, within: ReadonlySet<StateFunction>): LoadEffect[] => {
    if (isForAll(file, act)) return [{ file, act, through: undefined }]
    const called = act.kind === 'call' && act.name?.length === 1 ? functions.get(act.name[0]) : undefined
    if (!called || within.has(called.made)) return []
    const inside = new Set([...within, called.made])
    const [first] = called.made.ownActs.flatMap(one => effectOf(called.file, one, inside))
    return first ? [{ file, act, through: first.through ?? first.act }] : []
  }
  return files.flatMap(({ file, state }) => {
    const inits = state.functions.filter(({ name, isMethod }) => name === 'init' && !isMethod)
    const acts = [...state.initialActs, ...inits.flatMap(({ ownActs }) => ownActs)]
    return acts.flatMap(act => effectOf(file, act, new Set()))
  })
}

function isForAll(file: GoFile, { kind, name }: StateAct): boolean {
  if (kind === 'start') return true
  const found = imported(file, name)
  if (!found) return false
  return kind === 'write' || (Object.hasOwn(forAll, found.path) && forAll[found.path]!.test(found.name))
}
