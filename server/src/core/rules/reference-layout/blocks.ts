import { Link } from '../../repo/file-tree.ts'
import { baseName, isWithin, joinPath, parentPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { blockedByFile, blockedByImports } from '../blocks.ts'
import type { GoFileRule, RuleContext, WorkspaceRule } from '../rule.ts'
import { endOfWalk, hidesFamilies } from './family-manifests.ts'
import { canonicalReference, check } from './layout.ts'
import { filesOf, isWalkedFrom, type Reference, referenceFolder, references } from './references.ts'

/** What stops the program: the taxonomy, reference/ itself, a go.mod there that is none, and manifests below x/. */
export const referenceLayoutBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot } = context
    const { tree } = snapshot
    const folder = tree.stat(referenceFolder)
    if (folder === 'file' || folder === 'unreadable') blockedByFolder(context)
    for (const reference of references(snapshot)) {
      const goMod = joinPath(reference.path, 'go.mod')
      if (tree.stat(goMod) !== 'missing') blockedByFile(context, check, goMod, false)
      for (const link of loopsBelow(reference, snapshot)) blockedByFile(context, check, link, false)
    }
    if (blockedByFile(context, check, specPaths.taxonomy)) return
    const end = hidesFamilies(snapshot) ? undefined : endOfWalk(snapshot)
    if (end) blockedByFile(context, check, end.path)
  },
}

function blockedByFolder({ snapshot, t, blocked }: RuleContext): void {
  const reason =
    snapshot.tree.stat(referenceFolder) === 'file'
      ? t('{check} needs a directory here, but {path} is a file.', { check, path: referenceFolder })
      : t('{path} is a link in a circle: {check} stops there.', { check, path: referenceFolder })
  blocked(check, referenceFolder, reason)
}

/** Wherever it walks, the program asks for a go.mod; one that is a link in a circle stops it. */
function loopsBelow({ at }: Reference, snapshot: Snapshot): string[] {
  const { tree } = snapshot
  return [...tree.links].filter(link => {
    const directory = parentPath(link)
    if (baseName(link) !== 'go.mod' || directory === at || !isWithin(directory, at)) return false
    return tree.stat(link) === 'unreadable' && isWalkedFrom(at, parentPath(directory), snapshot)
  })
}

/** A Go file whose imports do not parse stops the program, a test file too. */
export const unparsedReferenceImports: GoFileRule = {
  scope: 'go-file',
  rules: [],
  run(file, context) {
    const { snapshot } = context
    if (!file.directory.startsWith(`${referenceFolder}/`)) return
    const [, name = ''] = file.directory.split('/')
    const path = joinPath(referenceFolder, name)
    if (isAsked(path, snapshot) && isWalkedFrom(path, file.directory, snapshot)) blockedByImports(context, check, file)
  },
}

/** The same where reference/ is a link. */
export const unparsedLinkedImports: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot } = context
    if (!(snapshot.tree.entry(referenceFolder) instanceof Link)) return
    for (const reference of references(snapshot)) {
      if (!isAsked(reference.path, snapshot)) continue
      for (const file of filesOf(reference, snapshot)) blockedByImports(context, check, file)
    }
  },
}

/** Of what is no module nothing is asked, but of the canonical reference. */
const isAsked = (path: string, { tree }: Snapshot): boolean =>
  path === canonicalReference || (!path.startsWith(`${referenceFolder}/.`) && tree.stat(`${path}/go.mod`) === 'file')
