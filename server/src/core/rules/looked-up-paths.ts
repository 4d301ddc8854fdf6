import type { Check } from '../findings/finding.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import { isCovered, stableRoots } from '../modules/covered-manifests.ts'
import { entrypointsBaseline, isGoFile, isGoTestFile, isManifestPath, pagePaths } from '../repo/interest.ts'
import { snapshotRoot } from '../repo/layout.ts'
import { baseName, cleanPath, isWithin, joinPath } from '../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import { isCommunityExtension } from '../schema/file-schemas.ts'
import { readBetaEvidence } from '../spec/beta-evidence.ts'
import { type Piece, trimPiece } from '../text/go-strings.ts'
import { writtenPaths } from './agent-workflow/blocks.ts'
import {
  cardFolder,
  cardStates,
  controlPlaneFiles,
  milestoneFolder,
  qualityFiles,
  qualityReferences,
  recipeFolder,
} from './agent-workflow/control-plane.ts'
import { isLookedAt } from './deprecation-inventory/files.ts'
import { checkedModules } from './public-entrypoints-sync/modules.ts'
import { requiredPaths } from './reference-layout/layout.ts'

/** A path that a check looks up. */
export interface LookedUpPath {
  /** As it is written; where nobody wrote it, as it is looked up. */
  readonly path: string
  readonly check: Check
  /** Where it is written; undefined for a path that the program knows by itself. */
  readonly written?: { readonly file: string; readonly at: Piece }
}

const { repo, dependencyRules, manifestSchema, taxonomy, maturity, betaEvidence, taskRouting, hotspots } = specPaths

/** The files that each check cannot do without. */
const needed: Readonly<Record<Check, readonly string[]>> = {
  'dependency-rules': [repo, dependencyRules],
  'cross-extension-deps': ['x'],
  'module-manifests': [manifestSchema, 'x', ...stableRoots.map(root => `${root}/module.yaml`)],
  'extension-maturity': [repo, betaEvidence, maturity, pagePaths.readme, pagePaths.dashboard],
  'extension-beta-evidence': [repo, taxonomy, betaEvidence],
  'deprecation-inventory': [specPaths.deprecationInventory],
  'public-entrypoints-sync': ['x', entrypointsBaseline, ...stableRoots.map(root => `${root}/module.yaml`)],
  'reference-layout': [taxonomy, 'reference', ...requiredPaths],
  'agent-workflow': [
    ...[repo, taxonomy, taskRouting, hotspots, recipeFolder, 'x'],
    ...[...qualityFiles, ...qualityReferences.keys(), ...controlPlaneFiles, ...stableRoots],
    ...cardStates.map(cardFolder),
    ...(['active', 'done'] as const).map(milestoneFolder),
  ],
  'community-extension': [specPaths.communitySchema],
}

/** Every path that a check looks up beside what its walks find, and every link that they find. */
export function lookedUpPaths(snapshot: Snapshot): LookedUpPath[] {
  const own = (Object.entries(needed) as [Check, readonly string[]][]).flatMap(([check, paths]) =>
    paths.map(path => ({ path, check })),
  )
  return [
    ...own,
    ...pathsOfLinks(snapshot),
    ...pathsOfManifests(snapshot),
    ...pathsOfRules(snapshot),
    ...pathsOfLedger(snapshot),
    ...writtenPaths(snapshot).map(written => ({ path: written.at.text, check: 'agent-workflow' as const, written })),
  ]
}

const pathsOfManifests = (snapshot: Snapshot): LookedUpPath[] =>
  [...snapshot.manifests.values()].flatMap(manifest => {
    const paths = known.get(manifest) ?? pathsOf(manifest)
    known.set(manifest, paths)
    return paths
  })

/** By manifest: of all of them an edit changes one. */
const known = new WeakMap<Manifest, readonly LookedUpPath[]>()

function pathsOf(manifest: Manifest): readonly LookedUpPath[] {
  if (!isCovered(manifest)) return []
  const { path: file, lines } = manifest
  return listValues(lines, 'doc_paths').map(at => ({ path: at.text, check: 'module-manifests', written: { file, at } }))
}

function pathsOfRules({ dependencyRules: rules }: Snapshot): LookedUpPath[] {
  const modules = [...(rules?.modules.values() ?? [])]
  const at = [...modules.flatMap(({ path }) => path ?? []), ...(rules?.forbiddenPaths ?? [])]
  return at.map(piece => ({
    path: piece.text,
    check: 'dependency-rules' as const,
    written: { file: dependencyRules, at: piece },
  }))
}

function pathsOfLedger(snapshot: Snapshot): LookedUpPath[] {
  const families = (snapshot.repoSpec?.extensionPaths ?? []).map(at => ({
    path: joinPath(cleanPath(at.text), 'module.yaml'),
    check: 'extension-maturity' as const,
    written: { file: repo, at },
  }))
  const root = snapshotRoot(snapshot)
  const entries = snapshot.read(betaEvidence, readBetaEvidence) ?? []
  const pieces = entries.flatMap(({ module, package: own, evidenceDoc, apiSnapshots }) => [
    module,
    ...[own, evidenceDoc].flatMap(piece => piece ?? []),
    ...apiSnapshots.map(trimPiece).filter(({ text }) => text.startsWith(root)),
  ])
  const ledger = pieces.map(at => ({
    path: at.text,
    check: 'extension-beta-evidence' as const,
    written: { file: betaEvidence, at },
  }))
  return [...families, ...ledger]
}

/** What a walk reads although it is a link. */
function pathsOfLinks(snapshot: Snapshot): LookedUpPath[] {
  const { tree } = snapshot
  const parsed = checkedModules(snapshot).flatMap(({ walked }) => walked ?? [])
  return [...tree.links].flatMap(path => {
    const isManifest = isManifestPath(path)
    const isCode = isGoFile(path) && !isGoTestFile(path)
    const isBelowX = path.startsWith('x/')
    const checks: Check[] = []
    if (baseName(path) === 'go.mod' || isCode) checks.push('dependency-rules')
    if (isBelowX && (isManifest || isCode)) checks.push('cross-extension-deps')
    if (isBelowX && isManifest) checks.push('module-manifests', 'reference-layout')
    if (isCode && parsed.some(directory => isWithin(path, directory))) checks.push('public-entrypoints-sync')
    if (isManifest && /^x\/[^/]+\/module\.yaml$/.test(path)) checks.push('public-entrypoints-sync')
    if (path.startsWith('reference/') && (baseName(path) === 'go.mod' || isGoFile(path)))
      checks.push('reference-layout')
    if (isCode && stableRoots.some(root => isWithin(path, root))) checks.push('agent-workflow')
    if (isGoFile(path) && isLookedAt(path)) checks.push('deprecation-inventory')
    if (isCommunityExtension(path)) checks.push('community-extension')
    return checks.map(check => ({ path, check }))
  })
}
