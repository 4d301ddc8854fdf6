import { rangeIn } from '../../findings/words.ts'
import { stableRoots } from '../../modules/covered-manifests.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { readPackageHotspots } from '../../spec/package-hotspots.ts'
import { readTaskRouting } from '../../spec/task-routing.ts'
import type { Piece } from '../../text/go-strings.ts'
import { blockedByFile, blockedByUnread } from '../blocks.ts'
import type { RuleContext, WorkspaceRule } from '../rule.ts'
import {
  cardFolder,
  cardStates,
  check,
  controlPlaneFiles,
  looksFurther,
  milestoneFolder,
  qualityFiles,
  qualityReferences,
  recipeFolder,
} from './control-plane.ts'
import { surfaceFiles, surfaceOf } from './http-surface.ts'
import { cardsIn, milestonesIn } from './tasks.ts'
import { taxonomyRoots } from './taxonomy.ts'

const lineSpecs = [specPaths.repo, specPaths.taxonomy, specPaths.taskRouting, specPaths.hotspots]

/** What stops the program: files that it reads, folders that it lists, and paths that it cannot look up. */
export const agentWorkflowBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot } = context
    const { tree } = snapshot
    if (tree.stat(recipeFolder) !== 'directory') blockedByFile(context, check, recipeFolder, false)
    if (!looksFurther(snapshot)) return
    for (const path of lineSpecs) blockedByFile(context, check, path)
    for (const path of qualityReferences.keys()) blockedByFile(context, check, path, false)
    blockedByQueue(context)
    for (const path of [...qualityFiles, ...controlPlaneFiles, ...stableRoots]) {
      if (tree.stat(path) === 'unreadable') blockedByFile(context, check, path, false)
    }
    const x = tree.stat('x')
    if (x === 'file' || x === 'unreadable') blockedByFolder('x', context)
    for (const root of snapshot.taxonomy?.canonicalRoots ?? []) {
      context.part(root, () => blockedByEntrypoint(root, context))
    }
    context.part(writtenPaths, () => blockedByPaths(context))
  },
}

function blockedByPaths({ snapshot, t, blocked }: RuleContext): void {
  for (const { file, at } of writtenPaths(snapshot)) {
    if (snapshot.tree.stat(at.text) !== 'unreadable') continue
    const reason = t('{path} lies below a file, so it cannot be looked up: correct the path.', { path: at.text })
    blocked(check, file, reason, rangeIn(snapshot, file, at))
  }
}

/** A folder that is missing is a finding; one that cannot be listed stops the program. */
function blockedByFolder(path: string, { snapshot, t, blocked }: RuleContext): void {
  const reason =
    snapshot.tree.stat(path) === 'file'
      ? t('{check} needs a directory here, but {path} is a file.', { check, path })
      : t('{path} is a link in a circle: {check} stops there.', { check, path })
  blocked(check, path, reason)
}

function blockedByQueue(context: RuleContext): void {
  const { snapshot } = context
  const { tree } = snapshot
  for (const state of cardStates) {
    const stat = tree.stat(cardFolder(state))
    if (stat === 'file' || stat === 'unreadable') blockedByFolder(cardFolder(state), context)
    for (const card of cardsIn(snapshot, state)) blockedByFile(context, check, card, false)
  }
  for (const state of ['active', 'done'] as const) {
    const folder = milestoneFolder(state)
    if (tree.stat(folder) === 'unreadable') blockedByFolder(folder, context)
    for (const file of milestonesIn(snapshot, state)) blockedByFile(context, check, file, false)
  }
}

/** A manifest that is missing is a finding. */
function blockedByEntrypoint(root: Piece, context: RuleContext): void {
  const { snapshot } = context
  const path = joinPath(cleanPath(root.text), 'module.yaml')
  if (snapshot.tree.stat(path) !== 'missing') blockedByFile(context, check, path)
}

/** Every path of a spec that the program looks up, and where it is written. */
export function writtenPaths(snapshot: Snapshot): { file: string; at: Piece }[] {
  const { taxonomy } = snapshot
  const roots = taxonomy ? [...taxonomyRoots(taxonomy).values()] : []
  const tasks = [...(snapshot.read(specPaths.taskRouting, readTaskRouting)?.values() ?? [])]
  const hotspots = [...(snapshot.read(specPaths.hotspots, readPackageHotspots)?.values() ?? [])]
  const of = (file: string, pieces: readonly Piece[]): { file: string; at: Piece }[] => pieces.map(at => ({ file, at }))
  const isThere = ({ text }: Piece): boolean => snapshot.tree.stat(text) === 'directory'
  return [
    ...of(specPaths.taxonomy, roots),
    ...of(
      specPaths.taskRouting,
      tasks.flatMap(({ startWith }) => startWith),
    ),
    // What a package begins with is looked up only where the package is there.
    ...of(
      specPaths.hotspots,
      hotspots.flatMap(({ at, startWith }) => (isThere(at) ? [at, ...startWith] : [at])),
    ),
  ]
}

/** A Go file of a stable root that does not parse stops the program; edited ones are gopls's. */
export const unparsedSurface: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot, t, blocked } = context
    if (!looksFurther(snapshot)) return
    for (const file of surfaceFiles(snapshot)) {
      if (file.edited || blockedByUnread(context, check, file.path)) continue
      const error = surfaceOf(file, snapshot)?.error
      if (!error) continue
      const reason = t('This file does not parse ({error}), so {check} stops here.', { error: error.message, check })
      blocked(check, file.path, reason, error.range)
    }
  },
}
