import { readForbiddenImports } from '../manifest/forbidden-imports.ts'
import { readManifestLines, trimmedScalar } from '../manifest/manifest-lines.ts'
import { readEvidenceManifest, readManifestState } from '../manifest/manifest-state.ts'
import { specPaths } from '../repo/snapshot.ts'
import { readDependencyRules } from '../spec/dependency-rules.ts'
import { inventoryFields, readDeprecationInventory } from '../spec/deprecation-inventory.ts'
import { type ManifestSchema, readManifestSchema } from '../spec/manifest-schema.ts'
import { readPackageHotspots } from '../spec/package-hotspots.ts'
import { readRepoSpec } from '../spec/repo.ts'
import { readTaskRouting } from '../spec/task-routing.ts'
import { readTaxonomy } from '../spec/taxonomy.ts'
import { betaEvidenceReadings, signalReadings } from './evidence-readings.ts'
import type { FileReading } from './file-reading.ts'
import type { Shape } from './plain-form.ts'
import { listLeaf, placeless, textLeaf, treeOf } from './read-tree.ts'

/** Tiers that an evidence entry may name, even where no stability_tiers lists them. */
export const tierNames = ['stable', 'beta', 'experimental', 'prototype', 'ga'] as const

const texts = (keys: readonly string[]): Record<string, Shape> => Object.fromEntries(keys.map(key => [key, 'text']))

/** The readings of module.yaml, with the required keys, values and limits of the workspace where it has any. */
export function manifestReadings(schema: ManifestSchema | undefined): readonly FileReading[] {
  return [
    manifestLinesReading(schema),
    {
      programs: 'cross-extension-deps',
      shape: { keys: { forbidden_imports: 'list' } },
      read: source => treeOf([['forbidden_imports', listLeaf(readForbiddenImports(source))]]),
    },
    {
      programs: 'extension-maturity',
      shape: { keys: texts(['name', 'owner', 'status', 'risk']) },
      read: source => treeOf(Object.entries(readManifestState(source)).map(([key, value]) => [key, textLeaf(value)])),
    },
    {
      programs: 'extension-beta-evidence',
      shape: { keys: { ...texts(['name', 'owner', 'status']), stability_tiers: { each: 'list' } } },
      read: source => {
        const { name, owner, status, tiers } = readEvidenceManifest(source)
        const asked = tierNames.map(tier => [tier, listLeaf(tiers.get(tier)?.subpackages ?? [])] as const)
        return treeOf([
          ['name', textLeaf(name)],
          ['owner', textLeaf(owner)],
          ['status', textLeaf(status)],
          ['stability_tiers', treeOf(asked)],
        ])
      },
    },
  ]
}

const valuedTexts = ['name', 'path', 'layer', 'parent_family'] as const
const valuedLists = ['allowed_imports', 'forbidden_imports', 'doc_paths', 'subordinate_families'] as const

/** Of the other required keys and limited lists the checks ask only whether there is something, and how much. */
function manifestLinesReading(schema: ManifestSchema | undefined): FileReading {
  const lists = new Set<string>([...valuedLists, ...(schema?.limits.keys() ?? [])])
  const valued = new Set<string>([...valuedTexts, ...valuedLists, ...(schema?.enums.keys() ?? [])])
  const keys = [...new Set([...valued, ...lists, 'strict_boundary', ...(schema?.required ?? [])])]
  return {
    programs: 'module-manifests, dependency-rules',
    shape: { keys: Object.fromEntries(keys.map(key => [key, lists.has(key) ? 'list' : 'text'])) },
    read: source => {
      const lines = readManifestLines(source)
      return treeOf(
        keys.map(key => {
          const by = valued.has(key) ? 'value' : 'count'
          const isList = lists.has(key)
          return [key, isList ? listLeaf(lines.get(key)?.items ?? [], by) : textLeaf(trimmedScalar(lines, key), by)]
        }),
      )
    },
  }
}

const dependencyRules: FileReading = {
  programs: 'dependency-rules',
  shape: {
    keys: {
      modules: { each: { keys: { path: 'text', allow: 'list', deny: 'list', declared_callers: 'list' } } },
      special_rules: { keys: { forbidden_paths: 'list', forbidden_import_patterns: 'list' } },
    },
  },
  read(source) {
    const { modules, forbiddenPaths, forbiddenImportPatterns } = readDependencyRules(source)
    const rules = [...modules].map(([name, rule]) => {
      const tree = treeOf([
        ['path', textLeaf(rule.path)],
        ['allow', listLeaf(rule.allow)],
        ['deny', listLeaf(rule.deny)],
        ['declared_callers', listLeaf(rule.declaredCallers)],
      ])
      return [name, tree] as const
    })
    const special = treeOf([
      ['forbidden_paths', listLeaf(forbiddenPaths)],
      ['forbidden_import_patterns', listLeaf(forbiddenImportPatterns)],
    ])
    return treeOf([
      ['modules', treeOf(rules)],
      ['special_rules', special],
    ])
  },
}

const repoSpec: FileReading = {
  programs: 'dependency-rules, extension-maturity, extension-beta-evidence',
  shape: { keys: { repo: { keys: { module: 'text' } }, layers: { keys: { extension: { keys: { paths: 'list' } } } } } },
  read(source) {
    const { modulePath, extensionPaths } = readRepoSpec(source)
    const extension = treeOf([['paths', listLeaf(extensionPaths)]])
    return treeOf([
      ['repo', treeOf([['module', textLeaf(placeless(modulePath))]])],
      ['layers', treeOf([['extension', extension]])],
    ])
  },
}

const manifestSchema: FileReading = {
  programs: 'module-manifests',
  shape: { keys: { required: 'list', enums: { each: 'list' }, limits: { each: 'text' } } },
  read(source) {
    const { required, enums, limits, badLimit } = readManifestSchema(source)
    const limit = [...limits].map(([key, value]) => [`${key}_max`, textLeaf(placeless(String(value)))] as const)
    return treeOf([
      ['required', listLeaf(required.map(placeless))],
      ['enums', treeOf([...enums].map(([key, values]) => [key, listLeaf(values.map(placeless))]))],
      ['limits', treeOf([...limit, ['', textLeaf(badLimit)]])],
    ])
  },
}

const taxonomy: FileReading = {
  programs: 'extension-beta-evidence',
  shape: { keys: { families: { each: { keys: { canonical_root: 'text', roots: 'list' } } } } },
  read(source) {
    const { families: written, canonicalByRoot } = readTaxonomy(source)
    const families = written.map(family => {
      // A root in front of its canonical_root belongs to nothing: that is as if it were not read.
      const roots = family.roots.filter(({ text }) => !family.canonicalRoot || canonicalByRoot.has(text))
      const tree = treeOf([
        ['canonical_root', textLeaf(family.canonicalRoot)],
        ['roots', listLeaf(roots)],
      ])
      return [family.name, tree] as const
    })
    return treeOf([['families', treeOf(families)]])
  },
}

const packageHotspots: FileReading = {
  programs: 'agent-workflow',
  shape: { keys: { packages: { each: { keys: { task_families: 'list', start_with: 'list' } } } } },
  read(source) {
    const packages = [...readPackageHotspots(source)].map(([path, hotspot]) => {
      const tree = treeOf([
        ['task_families', listLeaf(hotspot.taskFamilies)],
        ['start_with', listLeaf(hotspot.startWith)],
      ])
      return [path, tree] as const
    })
    return treeOf([['packages', treeOf(packages)]])
  },
}

const taskRouting: FileReading = {
  programs: 'agent-workflow',
  shape: { keys: { tasks: { each: { keys: { start_with: 'list' } } } } },
  read(source) {
    const tasks = [...readTaskRouting(source)].map(
      ([name, { startWith }]) => [name, treeOf([['start_with', listLeaf(startWith)]])] as const,
    )
    return treeOf([['tasks', treeOf(tasks)]])
  },
}

const deprecationInventory: FileReading = {
  programs: 'deprecation-inventory',
  shape: {
    keys: {
      entries: {
        entries: { id: 'text', ...texts(inventoryFields), decision: 'prose', paths: 'list' },
      },
    },
  },
  read(source) {
    const entries = readDeprecationInventory(source).map(({ id, fields, paths }) => {
      // Of the others the check asks only whether there is something.
      const leaves = inventoryFields.map(
        key => [key, textLeaf(fields.get(key), key === 'status' ? 'value' : 'count')] as const,
      )
      return [id.text, treeOf([['id', textLeaf(id, 'count')], ...leaves, ['paths', listLeaf(paths)]])] as const
    })
    return treeOf([['entries', treeOf(entries)]])
  },
}

/** The readings of the files below specs/ that some check reads, by path. */
export const specReadings: ReadonlyMap<string, readonly FileReading[]> = new Map([
  [specPaths.repo, [repoSpec]],
  [specPaths.dependencyRules, [dependencyRules]],
  [specPaths.manifestSchema, [manifestSchema]],
  [specPaths.taxonomy, [taxonomy]],
  [specPaths.maturity, signalReadings],
  [specPaths.betaEvidence, betaEvidenceReadings],
  [specPaths.hotspots, [packageHotspots]],
  [specPaths.taskRouting, [taskRouting]],
  [specPaths.deprecationInventory, [deprecationInventory]],
])
