import type { EvaluationStep } from '../core/maturity/evaluation.ts'
import {
  type FamilyCategory,
  type FamilyEntry as FamilyEntryNode,
  type FamilyNode,
  familyTree,
} from '../core/maturity/families.ts'
import { isWithin } from '../core/repo/paths.ts'
import { findingSubject } from '../core/rules/finding-subject.ts'
import { differsInLayout } from '../core/rules/layout.ts'
import { type ToldFinding, toldOnce } from '../core/rules/one-cause.ts'
import type { Localize } from '../core/text/localize.ts'
import type {
  EvaluationTarget,
  FamiliesNote,
  FamiliesResult,
  FamiliesWorkspace,
  FamilyCategoryItem,
  FamilyEntry,
  FamilyItem,
} from '../protocol/families.ts'
import type { Plumego } from './plumego.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'
import { countOf, UsedPackages } from './used-packages.ts'

/** The families of each Plumego that is looked at or used, as a tree shows them. */
export const familiesOf = (session: Session, t: Localize): FamiliesResult => ({
  ...(session.isQuiet && { isQuiet: true }),
  workspaces: session.plumegos.map(plumego =>
    new FamiliesBuilder(
      plumego,
      originIn(session, plumego),
      new UsedPackages(plumego, session, t),
      toldOnce(session.findingsIn(plumego), t),
      t,
    ).build(),
  ),
})

/** Where the Plumego of applications comes from; undefined of a checkout that is worked on. */
function originIn(session: Session, plumego: Plumego): string | undefined {
  if (plumego.located.source !== 'checkout') return plumego.origin
  const workspace = session.workspaceOf(plumego)
  const [application] = session.applicationsOf(plumego)
  if (!application || !workspace || session.ownWorkspaces.includes(workspace)) return undefined
  return session.plumegoOf(uriBelow(application.rootUri, 'go.mod'))?.origin
}

/** By what an answer names a Plumego: its URI, or one of a scheme of its own where none is on the disk. */
export const rootOf = ({ located, link }: Plumego): string =>
  link('') ?? `plumego:${located.source}/${located.version ?? ''}`

class FamiliesBuilder {
  readonly #plumego: Plumego
  readonly #origin: string | undefined
  readonly #used: UsedPackages
  readonly #findings: readonly { readonly subject: string; readonly severity: ToldFinding['severity'] }[]
  readonly #t: Localize

  constructor(
    plumego: Plumego,
    origin: string | undefined,
    used: UsedPackages,
    findings: readonly ToldFinding[],
    t: Localize,
  ) {
    this.#plumego = plumego
    this.#origin = origin
    this.#used = used
    this.#findings = findings.map(one => ({ subject: findingSubject(one), severity: one.severity }))
    this.#t = t
  }

  build(): FamiliesWorkspace {
    const t = this.#t
    const { snapshot } = this.#plumego
    const root = rootOf(this.#plumego)
    const { categories } = familyTree(snapshot, t)
    const note = this.#note(categories.length > 0, t)
    return {
      root,
      applications: this.#used.applications,
      used: this.#used.items(root),
      categories: categories.map(category => this.#category(category, root)),
      ...(this.#origin !== undefined && { origin: this.#origin }),
      ...(note && { note }),
    }
  }

  #note(hasFamilies: boolean, t: Localize): FamiliesNote | undefined {
    const { located, snapshot, knowledge, origin } = this.#plumego
    const modules = this.#used.applications.map(({ uri }) => uri)
    if (knowledge === 'nothing') {
      // What has a version can be downloaded.
      const isDownloadable = located.fork !== undefined
      return { kind: 'not-on-disk', text: `${origin}.`, ...(isDownloadable && { modules }) }
    }
    if (located.source === 'bundled') {
      const values = { version: located.version ?? '' }
      const text = t(
        'Plumego {version} is not on this disk: what is shown is from the bundled catalogue. Run "go mod download".',
        values,
      )
      return { kind: 'not-on-disk', text, modules }
    }
    if (hasFamilies || !differsInLayout(snapshot)) return undefined
    return { kind: 'old-layout' }
  }

  #category({ kind, letter, title, about, place, families }: FamilyCategory, root: string): FamilyCategoryItem {
    const id = `${root}#${letter ?? kind}`
    const uri = place && this.#plumego.link(place.file)
    return {
      id,
      kind,
      title,
      families: families.map(family => this.#entry(family, id)),
      ...(letter !== undefined && { letter }),
      ...(about !== undefined && { about }),
      ...(place && uri !== undefined && { place: { uri, line: place.line } }),
    }
  }

  /** @param above the id of what the entry hangs under: a package may be mentioned in several places of the tree */
  #entry(entry: FamilyEntryNode, above: string): FamilyEntry {
    return entry.kind === 'family' ? this.#family(entry, above) : { ...entry, id: `${above}/${entry.path}` }
  }

  #family(node: FamilyNode, above: string): FamilyItem {
    const { kind, path, label, status, statusLabel, notes, provenance, owner, layer, categories, manifest } = node
    const id = `${above}/${path}`
    const ofPath = this.#findings.filter(({ subject }) => isWithin(subject, path))
    const findings = countOf(ofPath.map(({ severity }) => severity))
    const used = this.#used.filesOf(path)
    const uri = manifest === undefined ? undefined : this.#plumego.link(manifest)
    return {
      kind,
      id,
      path,
      label,
      status,
      statusLabel,
      notes,
      provenance,
      categories,
      steps: [...node.steps.flatMap(step => this.#step(step)), ...this.#pages(path)],
      children: node.children.map(child => this.#entry(child, id)),
      ...(owner !== undefined && { owner }),
      ...(layer !== undefined && { layer }),
      ...(uri !== undefined && { manifest: { uri } }),
      ...(findings && { findings }),
      ...(used !== undefined && { used }),
    }
  }

  /** What only the catalogue knows has pages on the web. */
  #pages(path: string): EvaluationTarget[] {
    const pages = this.#plumego.pagesOf(path)
    if (!pages) return []
    const { version = '' } = this.#plumego.located
    const t = this.#t
    return [
      {
        kind: 'documentation',
        label: t('Documentation of {version} on pkg.go.dev', { version }),
        uri: pages.documentation,
      },
      { kind: 'repository', label: t('Repository at {version}', { version }), uri: pages.repository },
    ]
  }

  /** None for what only the catalogue knows: there is nothing to open. */
  #step({ kind, label, file, line }: EvaluationStep): EvaluationTarget[] {
    const uri = this.#plumego.link(file)
    return uri === undefined ? [] : [{ kind, label, uri, ...(line !== undefined && { line }) }]
  }
}
