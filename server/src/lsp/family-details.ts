import { rulesFor } from '../core/boundaries/governing-rules.ts'
import { verdictPlaces } from '../core/boundaries/verdict-places.ts'
import { rangeIn } from '../core/findings/words.ts'
import { importersOf } from '../core/graph/importers.ts'
import { anyFileOf, type Permission, permissionsOf } from '../core/graph/may-import.ts'
import { importHover } from '../core/hover/import-hover.ts'
import { shortList } from '../core/hover/rich-text.ts'
import { listValues } from '../core/manifest/manifest-lines.ts'
import { isPackage } from '../core/maturity/packages.ts'
import { modulePath } from '../core/repo/module-path.ts'
import { baseName, isWithin, joinPath } from '../core/repo/paths.ts'
import { specPaths } from '../core/repo/snapshot.ts'
import { findingSubject } from '../core/rules/finding-subject.ts'
import { toldOnce } from '../core/rules/one-cause.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Target } from '../protocol/families.ts'
import type { DetailGroup, DetailItem, FamilyDetails } from '../protocol/family-details.ts'
import { rootOf } from './families.ts'
import type { Plumego } from './plumego.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import { UsedPackages } from './used-packages.ts'

/**
 * What only a look at one package tells.
 * @param question FamilyQuestion, as far as the client keeps to it
 * @returns null where there is no such package
 */
export function familyDetails(question: unknown, session: Session, t: Localize): FamilyDetails | null {
  const [root, path] = ['root', 'path'].map(textsIn(question))
  const plumego = session.plumegos.find(one => rootOf(one) === root)
  return plumego && path !== undefined ? new DetailsBuilder(plumego, path, session, t).build() : null
}

class DetailsBuilder {
  readonly #plumego: Plumego
  readonly #path: string
  readonly #session: Session
  readonly #t: Localize

  constructor(plumego: Plumego, path: string, session: Session, t: Localize) {
    this.#plumego = plumego
    this.#path = path
    this.#session = session
    this.#t = t
  }

  build(): FamilyDetails {
    const { snapshot } = this.#plumego
    const importPath = joinPath(modulePath(snapshot), this.#path)
    const pageOf = (path: string): string | undefined => this.#plumego.pagesOf(path)?.documentation
    const hover = importHover(snapshot, { importer: undefined, importPath }, { ...this.#plumego, pageOf, t: this.#t })
    const groups = [...this.#usedHere(), ...this.#ofCheckout(), ...this.#findings()]
    const manifest = snapshot.manifests.get(this.#path)
    const rule = this.#rule()
    return {
      importPath,
      markdown: hover?.markdown ?? '',
      groups: groups.filter(({ items }) => items.length > 0),
      testCommands: manifest ? listValues(manifest.lines, 'test_commands').map(({ text }) => text) : [],
      ...(rule && { rule }),
    }
  }

  #usedHere(): DetailGroup[] {
    const uses = new UsedPackages(this.#plumego, this.#session, this.#t).usesOf(this.#path)
    const items = uses.map(({ uri, line, label }) => ({ label, description: String(line), uri, line }))
    return [{ kind: 'used-here', items }]
  }

  /** Who imports it and what it may import is a question to a checkout that somebody works on. */
  #ofCheckout(): DetailGroup[] {
    const workspace = this.#session.workspaceOf(this.#plumego)
    if (!workspace || this.#plumego.located.source !== 'checkout') return []
    const t = this.#t
    const { snapshot } = this.#plumego
    const usedBy = importersOf(snapshot, this.#path, workspace.isBuiltHere).map(({ module, files, first }) => ({
      label: module === '' ? t('the root package') : module,
      description: files === 1 ? '' : t('{count} files', { count: files }),
      ...this.#target(first.file, first.line),
    }))
    const permissions = isPackage(snapshot, this.#path) ? permissionsOf(snapshot, this.#path) : []
    const of = (kind: Permission['verdict']['kind']): DetailItem[] =>
      permissions.filter(({ verdict }) => verdict.kind === kind).map(one => this.#permission(one))
    return [
      { kind: 'used-by', items: usedBy },
      { kind: 'may-import', items: of('allowed') },
      { kind: 'not-listed', items: of('not-listed') },
    ]
  }

  #permission({ module, verdict, exceptions }: Permission): DetailItem {
    const [first] = verdictPlaces(this.#plumego.snapshot, verdict)
    const names = shortList(exceptions.map(path => path.slice(module.length + 1)))
    return {
      label: module,
      description: exceptions.length === 0 ? '' : this.#t('but not {packages}', { packages: names }),
      ...(first && this.#target(first.place.file, first.place.range.start.line + 1)),
    }
  }

  #findings(): DetailGroup[] {
    const told = toldOnce(this.#session.findingsIn(this.#plumego), this.#t).filter(
      finding => finding.severity !== 'hint' && isWithin(findingSubject(finding), this.#path),
    )
    const items = told.map(({ message, severity, file, range }) => {
      const line = range.start.line + 1
      return { label: message, description: `${baseName(file)}:${line}`, severity, ...this.#target(file, line) }
    })
    return [{ kind: 'findings', items }]
  }

  #rule(): Target | undefined {
    const { snapshot } = this.#plumego
    const rule = rulesFor(snapshot, anyFileOf(this.#path)).at(-1)
    if (!rule) return undefined
    const { start } = rangeIn(snapshot, specPaths.dependencyRules, rule.nameAt)
    return this.#target(specPaths.dependencyRules, start.line + 1)
  }

  #target(file: string, line: number): Target | undefined {
    const uri = this.#plumego.link(file)
    return uri === undefined ? undefined : { uri, line }
  }
}
