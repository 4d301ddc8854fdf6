import type { EvaluationStep } from '../core/maturity/evaluation.ts'
import { type FamilyCategory, type FamilyNode, familyTree } from '../core/maturity/families.ts'
import { isWithin } from '../core/repo/paths.ts'
import type { Localize } from '../core/text/localize.ts'
import type {
  EvaluationTarget,
  FamiliesResult,
  FamiliesWorkspace,
  FamilyCategoryItem,
  FamilyItem,
} from '../protocol/families.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** The families of each checkout, as a tree shows them. */
export const familiesOf = (workspaces: readonly Workspace[], t: Localize): FamiliesResult => ({
  workspaces: workspaces.map(workspace => new FamiliesBuilder(workspace).build(t)),
})

class FamiliesBuilder {
  readonly #workspace: Workspace
  /** Files with findings that a person should see, one entry for each finding. */
  readonly #findingFiles: readonly string[]

  constructor(workspace: Workspace) {
    this.#workspace = workspace
    this.#findingFiles = workspace.findings.filter(({ severity }) => severity !== 'hint').map(({ file }) => file)
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
    const findings = this.#findingFiles.filter(file => isWithin(file, path)).length
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
      ...(findings > 0 && { findings }),
    }
  }

  #step({ kind, label, file, line }: EvaluationStep): EvaluationTarget {
    return { kind, label, uri: this.#uri(file), ...(line !== undefined && { line }) }
  }

  #uri(path: string): string {
    return uriBelow(this.#workspace.rootUri, path)
  }
}
