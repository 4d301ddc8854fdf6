import { render } from '../core/hover/rich-text.ts'
import type { EvaluationStep } from '../core/maturity/evaluation.ts'
import { type FamilyCategory, type FamilyNode, familyTree } from '../core/maturity/families.ts'
import { isWithin } from '../core/repo/paths.ts'
import { differsInLayout } from '../core/rules/layout.ts'
import { type ToldFinding, toldOnce } from '../core/rules/one-cause.ts'
import type { Localize } from '../core/text/localize.ts'
import type {
  EvaluationTarget,
  FamiliesNote,
  FamiliesResult,
  FamiliesWorkspace,
  FamilyCategoryItem,
  FamilyItem,
  FindingCount,
} from '../protocol/families.ts'
import type { Plumego } from './modules.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'

/** The families of each Plumego that is looked at or used, as a tree shows them. */
export const familiesOf = (session: Session, t: Localize): FamiliesResult => ({
  ...(session.isQuiet && { isQuiet: true }),
  workspaces: session.plumegos.map(plumego =>
    new FamiliesBuilder(plumego, modulesWith(plumego, session), toldOnce(session.findingsIn(plumego), t), t).build(),
  ),
})

/** URIs of the applications that use a Plumego. */
const modulesWith = ({ located }: Plumego, session: Session): string[] =>
  session.workspaces.flatMap(({ kind, rootUri }) => {
    if (kind.isCheckout) return []
    const used = session.plumegoOf(uriBelow(rootUri, 'go.mod'))?.located
    return JSON.stringify(used) === JSON.stringify(located) ? rootUri.toString() : []
  })

class FamiliesBuilder {
  readonly #plumego: Plumego
  readonly #modules: readonly string[]
  readonly #findings: readonly ToldFinding[]
  readonly #t: Localize

  constructor(plumego: Plumego, modules: readonly string[], findings: readonly ToldFinding[], t: Localize) {
    this.#plumego = plumego
    this.#modules = modules
    this.#findings = findings
    this.#t = t
  }

  build(): FamiliesWorkspace {
    const t = this.#t
    const { located, snapshot, origin } = this.#plumego
    const root = this.#plumego.link('') ?? `plumego:${located.source}/${located.version ?? ''}`
    const { categories } = familyTree(snapshot, t)
    const note = this.#note(categories.length > 0, t)
    return {
      root,
      categories: categories.map(category => this.#category(category, root)),
      ...(located.source !== 'checkout' && { origin }),
      ...(note && { note }),
    }
  }

  #note(hasFamilies: boolean, t: Localize): FamiliesNote | undefined {
    const { located, snapshot, knowledge, origin } = this.#plumego
    if (knowledge === 'nothing') {
      // What has a version can be downloaded.
      const isDownloadable = located.fork !== undefined
      return { kind: 'not-on-disk', text: `${origin}.`, ...(isDownloadable && { modules: this.#modules }) }
    }
    if (located.source === 'bundled') {
      const values = { version: located.version ?? '' }
      const text = t(
        'Plumego {version} is not on this disk: what is shown is from the bundled catalogue. Run "go mod download".',
        values,
      )
      return { kind: 'not-on-disk', text, modules: this.#modules }
    }
    if (hasFamilies || !differsInLayout(snapshot)) return undefined
    return { kind: 'old-layout' }
  }

  #category({ letter, title, families }: FamilyCategory, root: string): FamilyCategoryItem {
    const id = `${root}#${letter ?? ''}`
    return {
      id,
      title,
      families: families.map(family => this.#family(family, id)),
      ...(letter !== undefined && { letter }),
    }
  }

  /** @param above the id of what the node hangs under: a package may stand in several places of the tree */
  #family(node: FamilyNode, above: string): FamilyItem {
    const { path, label, status, statusLabel, description, provenance, owner, categories, manifest } = node
    const id = `${above}/${path}`
    const findings = this.#countOf(path)
    const uri = manifest === undefined ? undefined : this.#plumego.link(manifest)
    return {
      id,
      path,
      label,
      status,
      statusLabel,
      description,
      provenance,
      tooltip: render({ head: [[[{ bold: path }, ` ${description}`]], [[provenance]]], body: [] }).markdown,
      categories,
      steps: [...node.steps.flatMap(step => this.#step(step)), ...this.#pages(path)],
      children: node.children.map(child => this.#family(child, id)),
      ...(owner !== undefined && { owner }),
      ...(uri !== undefined && { manifest: { uri } }),
      ...(findings && { findings }),
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

  #countOf(path: string): FindingCount | undefined {
    const severities = this.#findings.filter(one => isWithin(subjectOf(one), path)).map(({ severity }) => severity)
    const worst = (['error', 'warning', 'information'] as const).find(severity => severities.includes(severity))
    return worst && { count: severities.filter(severity => severity !== 'hint').length, worst }
  }
}

/** What a finding is about: the file that it stands in, or of a specs file or a page the module that it names first. */
function subjectOf({ file, key: [first = ''] }: ToldFinding): string {
  const isShared = /^(?:specs|docs|website)\/|^[^/]+$/.test(file)
  // A surface is named behind its module.
  return isShared ? first.replace(/:.*/, '') : file
}
