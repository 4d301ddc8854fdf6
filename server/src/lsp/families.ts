import type { EvaluationStep } from '../core/maturity/evaluation.ts'
import { type FamilyCategory, type FamilyNode, familyTree } from '../core/maturity/families.ts'
import { isWithin } from '../core/repo/paths.ts'
import type { Finding } from '../core/rules/finding.ts'
import type { Localize } from '../core/text/localize.ts'
import type {
  EvaluationTarget,
  FamiliesResult,
  FamiliesWorkspace,
  FamilyCategoryItem,
  FamilyItem,
  FindingCount,
} from '../protocol/families.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** The families of each checkout, as a tree shows them. */
export const familiesOf = (workspaces: readonly Workspace[], t: Localize): FamiliesResult => ({
  workspaces: workspaces.map(workspace => new FamiliesBuilder(workspace).build(t)),
})

class FamiliesBuilder {
  readonly #workspace: Workspace
  readonly #findings: readonly Finding[]

  constructor(workspace: Workspace) {
    this.#workspace = workspace
    this.#findings = workspace.findings
  }

  build(t: Localize): FamiliesWorkspace {
    const root = this.#uri('')
    const { categories } = familyTree(this.#workspace.snapshot, t)
    return { root, categories: categories.map(category => this.#category(category, root)) }
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
    return {
      id,
      path,
      label,
      status,
      statusLabel,
      description,
      provenance,
      categories,
      steps: node.steps.map(step => this.#step(step)),
      children: node.children.map(child => this.#family(child, id)),
      ...(owner !== undefined && { owner }),
      ...(manifest !== undefined && { manifest: { uri: this.#uri(manifest) } }),
      ...(findings && { findings }),
    }
  }

  #step({ kind, label, file, line }: EvaluationStep): EvaluationTarget {
    return { kind, label, uri: this.#uri(file), ...(line !== undefined && { line }) }
  }

  #countOf(path: string): FindingCount | undefined {
    const severities = this.#findings.filter(({ file }) => isWithin(file, path)).map(({ severity }) => severity)
    const worst = (['error', 'warning', 'information'] as const).find(severity => severities.includes(severity))
    return worst && { count: severities.filter(severity => severity !== 'hint').length, worst }
  }

  #uri(path: string): string {
    return uriBelow(this.#workspace.rootUri, path)
  }
}
