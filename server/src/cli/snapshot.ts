import fs from 'node:fs'
import path from 'node:path'
import {
  type ApiSnapshot,
  readSnapshot,
  snapshotDifferences,
  snapshotModule,
  snapshotText,
  symbolLine,
} from '../core/api/api-snapshot.ts'
import { type GoApi, readApi } from '../core/api/go-api.ts'
import { isPackageFile } from '../core/repo/interest.ts'
import { cleanPath, joinPath } from '../core/repo/paths.ts'
import type { Localize } from '../core/text/localize.ts'
import { SourceText } from '../core/text/source-text.ts'
import { absolutePath as absoluteIn, reasonOf } from '../node/disk-files.ts'
import { disk } from '../node/file-system.ts'
import { findCheckout } from '../node/locate.ts'
import { isLink } from '../node/regular-files.ts'
import { UsageError } from './arguments.ts'
import { harmless } from './harmless.ts'
import { helpText } from './help.ts'
import type { Outcome, Surroundings } from './outcome.ts'
import { absolutePath } from './workspaces.ts'

/**
 * Runs `plumego-check snapshot`.
 * @param words the command line behind that word
 * @throws UsageError for what cannot be followed, and for packages that cannot be told
 */
export function snapshotOutcome(words: readonly string[], { directory, t }: Surroundings): Outcome {
  const [first, ...others] = words
  if (first === '--help' || first === '-h') return { status: 0, output: helpText(t), errors: '', hasChecked: false }
  if (first === '--compare' && others.length === 2) {
    const [before, after] = others.map(file => snapshotIn(absolutePath(directory, file, t), file, t))
    if (before && after) return comparison(before, after)
  }
  if (first === undefined || first.startsWith('-') || others.length > 0) throw usage(t)
  return new Snapshot(moduleRoot(absolutePath(directory, '.', t), t), first, t).outcome()
}

const usage = (t: Localize): UsageError =>
  new UsageError(
    t(
      'Expected plumego-check snapshot MODULE, where MODULE is one package, such as ./core, or all below a directory, such as x/rest/...; or plumego-check snapshot --compare OLD NEW, with two files.',
    ),
  )

/** Plumego's tool is run where go.mod lies. */
function moduleRoot(directory: string, t: Localize): string {
  const checkout = findCheckout(directory)
  if (checkout !== undefined) return checkout
  if (disk.kind(path.join(directory, 'go.mod')) === 'file') return directory
  throw new UsageError(
    t('No go.mod at {path}: take a snapshot in a checkout of Plumego, or where the go.mod of another module lies.', {
      path: directory,
    }),
  )
}

function comparison(before: ApiSnapshot, after: ApiSnapshot): Outcome {
  const lines = snapshotDifferences(before, after)
  const isSame = lines.length === 0
  const output = (isSame ? ['snapshots match'] : lines).map(line => `${line}\n`).join('')
  return { status: isSame ? 0 : 1, output, errors: '', hasChecked: false }
}

function snapshotIn(absolute: string, file: string, t: Localize): ApiSnapshot {
  const snapshot = readSnapshot(new SourceText(read(absolute, file, t).toString()))
  if (!snapshot.broken) return snapshot
  const values = { place: `${file}:${snapshot.broken.line + 1}`, text: snapshot.broken.text }
  throw new UsageError(
    t(
      '{place}: a line of a snapshot holds five parts with tabs between them: symbol, package, kind, name and signature. This one does not: {text}',
      values,
    ),
  )
}

function read(absolute: string, name: string, t: Localize): Buffer {
  try {
    return disk.read(absolute)
  } catch (error) {
    throw new UsageError(t('{path} cannot be read: {reason}.', { path: name, reason: reasonOf(error) }))
  }
}

/** Directories that a pattern passes over, unless it names them itself. */
const isPassedOver = (name: string): boolean => name === 'vendor' || name === 'testdata' || /^[._]/.test(name)

const everythingBelow = '/...'

/** A snapshot of the packages that a pattern names, as Plumego's tool finds them: links and build constraints do not matter. */
class Snapshot {
  readonly #root: string
  readonly #pattern: string
  readonly #t: Localize
  /** What is not as Plumego's tool writes it, for certain. */
  readonly #uncertain: string[] = []

  constructor(root: string, pattern: string, t: Localize) {
    this.#root = root
    this.#pattern = pattern
    this.#t = t
  }

  outcome(): Outcome {
    const module = snapshotModule(new SourceText(this.#read('go.mod').toString()))
    if (module === undefined) {
      throw new UsageError(this.#t('{path} has no line "module PATH".', { path: absoluteIn(this.#root, 'go.mod') }))
    }
    const lines = this.#directories().flatMap(directory => this.#package(module, directory))
    const errors = this.#uncertain.map(line => `plumego-check: ${harmless(line)}\n`).join('')
    return { status: 0, output: snapshotText(module, this.#pattern, lines), errors, hasChecked: false }
  }

  /** Relative to the root; the empty string for the root. */
  #directories(): string[] {
    const t = this.#t
    const pattern = this.#pattern
    const given = pattern.replace(/^\.\//, '')
    const clean = cleanPath(given)
    if (!given.startsWith('/') && (clean === '' || clean.startsWith('..'))) {
      throw new UsageError(
        t('{pattern} names no package below the root of the module: name one, such as x/rest/... or ./core.', {
          pattern,
        }),
      )
    }
    if (pattern.endsWith(everythingBelow)) return this.#below(`/${clean}`.slice(1, -everythingBelow.length))
    if (this.#goFiles(clean).length > 0) return [clean]
    throw new UsageError(
      t('{path} holds no Go file that is no test: name {path}/... for the packages below it.', { path: clean }),
    )
  }

  /** A link is not followed, even where the pattern names it. */
  #below(top: string): string[] {
    if (isLink(absoluteIn(this.#root, top))) return []
    const inside = this.#list(top).filter(entry => entry.isDirectory() && !isPassedOver(entry.name))
    const own = this.#goFiles(top).length > 0 ? [top] : []
    return [...own, ...inside.flatMap(({ name }) => this.#below(joinPath(top, name)))]
  }

  #list(directory: string): readonly fs.Dirent[] {
    try {
      return fs.readdirSync(absoluteIn(this.#root, directory), { withFileTypes: true })
    } catch (error) {
      const values = { path: directory, root: this.#root, reason: reasonOf(error) }
      throw new UsageError(
        this.#t(
          'No package {path} in {root} ({reason}): name one relative to that folder, such as ./core or x/rest.',
          values,
        ),
      )
    }
  }

  #goFiles(directory: string): string[] {
    return this.#list(directory)
      .filter(entry => !entry.isDirectory() && isPackageFile(entry.name))
      .map(({ name }) => joinPath(directory, name))
      .sort()
  }

  #package(module: string, directory: string): string[] {
    const t = this.#t
    const files = this.#goFiles(directory).map(file => ({ file, api: this.#api(file) }))
    const names = [...new Set(files.map(({ api }) => api.packageName))]
    if (names.length > 1) {
      const values = { path: directory, names: names.join(', ') }
      throw new UsageError(t('{path} holds more than one package: {names}. Name a folder with one.', values))
    }
    const importPath = `${module}/${directory === '' ? '.' : directory}`
    return files.flatMap(({ file, api }) =>
      api.symbols.map(symbol => {
        if (!symbol.isExact) this.#uncertain.push(this.#uncertainty(file, symbol.range.start.line + 1, symbol.name))
        return symbolLine(importPath, symbol)
      }),
    )
  }

  #uncertainty(file: string, line: number, name: string): string {
    return this.#t(
      '{place}: the value of {name} holds a function, whose body is told as it is written: Plumego’s tool may set its blanks otherwise, so do not compare this line.',
      { place: `${file}:${line}`, name },
    )
  }

  #api(file: string): GoApi {
    const bytes = this.#read(file)
    const api = readApi(new SourceText(bytes.toString()), () => bytes)
    if (!api.error) return api
    const { line, character } = api.error.range.start
    const values = { place: `${file}:${line + 1}:${character + 1}`, error: api.error.message }
    throw new UsageError(
      this.#t('{place}: {error}. A snapshot needs files that parse: mend this one, then take it again.', values),
    )
  }

  /** A link that leads out of the repository is not followed. */
  #read(file: string): Buffer {
    if (disk.lookerFor(this.#root)(file).stat === 'outside') {
      throw new UsageError(this.#t('{path} leads out of the repository, so it is not read.', { path: file }))
    }
    return read(absoluteIn(this.#root, file), file, this.#t)
  }
}
