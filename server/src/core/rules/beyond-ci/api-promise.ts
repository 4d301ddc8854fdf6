import { goSignature, lastPart, type SnapshotEntry } from '../../api/api-snapshot.ts'
import type { FilePlace, RelatedPlace } from '../../findings/finding.ts'
import { placeName } from '../../findings/words.ts'
import { parentPath } from '../../repo/paths.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readDeprecationInventory } from '../../spec/deprecation-inventory.ts'
import { startOfFile } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { apiDifferences, type Declared } from './api-differences.ts'
import { type PromisedPackage, promisedPackages } from './promised-packages.ts'

const key = ['snapshot', 'import path', 'kind', 'name']

const removed: RuleInfo = {
  code: 'api-removed',
  check: null,
  severity: 'information',
  summary: 'A beta or ga package no longer exports what the newest snapshot of its evidence has.',
  key,
}

const changed: RuleInfo = {
  code: 'api-changed',
  check: null,
  severity: 'information',
  summary: 'A beta or ga package exports a name with another signature than the newest snapshot of its evidence has.',
  key,
}

const added: RuleInfo = {
  code: 'api-added',
  check: null,
  severity: 'hint',
  isToldWhereOpen: true,
  summary: 'A beta or ga package exports a name that the newest snapshot of its evidence does not have.',
  key,
}

/** What the users of a package were promised: CI counts snapshots and compares none. */
export const apiPromise: WorkspaceRule = {
  scope: 'workspace',
  rules: [removed, changed, added],
  run(context) {
    for (const one of promisedPackages(context.snapshot)) new Promised(one, context).report()
  },
}

/** Longer signatures are cut: the place of each is named. */
const longestSignature = 160

class Promised {
  readonly #package: PromisedPackage
  readonly #context: RuleContext

  constructor(promised: PromisedPackage, context: RuleContext) {
    this.#package = promised
    this.#context = context
  }

  report(): void {
    const differences = apiDifferences(this.#package, this.#context.snapshot)
    for (const { entry, otherKind } of differences.removed) this.#reportRemoved(entry, otherKind)
    for (const { entry, now } of differences.changed) this.#reportChanged(entry, now)
    for (const now of differences.added) this.#reportAdded(now)
  }

  get #isKept(): boolean {
    return this.#package.status === 'ga'
  }

  #reportRemoved(entry: SnapshotEntry, otherKind: Declared | undefined): void {
    if (!this.#isKept && this.#isNoticed(entry.name)) return
    const { t, report } = this.#context
    const place = this.#inSnapshot(entry)
    const values = { ...this.#values(entry), place: placeName(place.file, place.range) }
    report(removed, {
      ...(otherKind ? placeOf(otherKind) : (this.#package.place ?? place)),
      key: this.#key(entry),
      message: this.#isKept
        ? t(
            '{package} is ga and no longer exports {kind} {name} ({place}), which ga forbids within a major version: bring it back.',
            values,
          )
        : t(
            '{package} is beta and no longer exports {kind} {name} ({place}), which beta demands to deprecate first: bring it back with a comment that begins with "Deprecated:", or name it in the entry of specs/deprecation-inventory.yaml for its file.',
            values,
          ),
      related: [this.#asPromised(entry)],
    })
  }

  #reportChanged(entry: SnapshotEntry, now: Declared): void {
    if (!this.#isKept && (this.#isNoticed(entry.name) || this.#isDeprecated(now))) return
    const { t, report } = this.#context
    const place = this.#inSnapshot(entry)
    const values = {
      ...this.#values(entry),
      place: placeName(place.file, place.range),
      before: shown(entry),
      now: shown(now.symbol),
    }
    report(changed, {
      ...placeOf(now),
      key: this.#key(entry),
      message: this.#isKept
        ? t(
            '{package} is ga and promises {before} ({place}), which ga forbids to change within a major version; here it is {now}: give what is new a name of its own.',
            values,
          )
        : t(
            '{package} is beta and promises {before} ({place}), which beta demands to deprecate before it changes; here it is {now}: give what is new a name of its own and deprecate the old one, or name it in the entry of specs/deprecation-inventory.yaml for this file.',
            values,
          ),
      related: [this.#asPromised(entry)],
    })
  }

  #reportAdded(now: Declared): void {
    const { t, report } = this.#context
    const { snapshotPath: file } = this.#package
    report(added, {
      ...placeOf(now),
      key: this.#key(now.symbol),
      message: t(
        'The newest snapshot of {package} ({file}) does not have {kind} {name}: nothing is promised of it until the owner signs one that has.',
        { ...this.#values(now.symbol), file },
      ),
    })
  }

  #values({ kind, name }: Pick<SnapshotEntry, 'kind' | 'name'>): { package: string; kind: string; name: string } {
    return { package: this.#package.directory, kind, name }
  }

  #key({ kind, name }: Pick<SnapshotEntry, 'kind' | 'name'>): string[] {
    return [this.#package.snapshotPath, this.#package.importPath, kind, name]
  }

  #inSnapshot({ line }: SnapshotEntry): FilePlace {
    const { snapshotPath: file } = this.#package
    const source = this.#context.snapshot.text(file)
    if (!source) return { file, range: startOfFile }
    return { file, range: { start: { line, character: 0 }, end: { line, character: source.lineText(line).length } } }
  }

  #asPromised(entry: SnapshotEntry): RelatedPlace {
    const message = this.#context.t('Promised: {signature}', { signature: shown(entry) })
    return { ...this.#inSnapshot(entry), message }
  }

  /** Whether the inventory of deprecations names it for a file of the package. */
  #isNoticed(name: string): boolean {
    const notices = this.#context.snapshot.read(specPaths.deprecationInventory, readNotices)
    return notices?.get(this.#package.directory)?.has(lastPart(name)) === true
  }

  /** Whether the comment above it says so. */
  #isDeprecated({ file, symbol }: Declared): boolean {
    const source = this.#context.snapshot.goText(file.file.path)
    if (!source) return false
    for (let line = symbol.range.start.line - 1; line >= 0; line--) {
      const comment = /^\s*\/\/(.*)$/.exec(source.lineText(line))?.[1]
      if (comment === undefined) return false
      if (/^\s*Deprecated:/.test(comment)) return true
    }
    return false
  }
}

const placeOf = ({ file, symbol }: Declared): FilePlace => ({ file: file.file.path, range: symbol.range })

function shown(entry: Pick<SnapshotEntry, 'name' | 'signature'>): string {
  const whole = goSignature(entry)
  return whole.length > longestSignature ? `${whole.slice(0, longestSignature)}…` : whole
}

/** The words that the inventory of deprecations says of files, by the directory of these. */
function readNotices(source: SourceText): ReadonlyMap<string, ReadonlySet<string>> {
  const notices = new Map<string, Set<string>>()
  for (const { id, fields, paths } of readDeprecationInventory(source)) {
    const words = [id, ...fields.values()].flatMap(({ text }) => text.split(/[^\p{L}\p{N}_]+/u))
    for (const directory of new Set(paths.map(({ text }) => parentPath(text)))) {
      const known = notices.get(directory) ?? new Set()
      notices.set(directory, known)
      for (const word of words) known.add(word)
    }
  }
  return notices
}
