import { canRun, rulesFor } from '../../boundaries/governing-rules.ts'
import { rangeIn } from '../../findings/words.ts'
import { baseName, cleanPath, joinPath, parentPath } from '../../repo/paths.ts'
import { type GoFile, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { blockedByFile, blockedByImports } from '../blocks.ts'
import type { GoFileRule, RuleContext, WorkspaceRule } from '../rule.ts'

const check = 'dependency-rules'

/** The specs that the program cannot do without, the manifests that it compares them with, and paths it cannot look up. */
export const dependencyRulesBlocks: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    const { snapshot } = context
    for (const path of [specPaths.repo, specPaths.dependencyRules]) blockedByFile(context, check, path)
    if (!canRun(snapshot)) return
    for (const rule of snapshot.dependencyRules?.modules.values() ?? []) {
      if (!rule.path || rule.path.text === '') continue
      if (snapshot.tree.stat(rule.path.text) === 'unreadable') blockedPath(context, rule.path)
      else if (rule.path.text.startsWith('x/')) blockedManifest(context, cleanPath(rule.path.text))
    }
    for (const link of snapshot.tree.links) if (baseName(link) === 'go.mod') blockedGoMod(context, link)
  },
}

/** Wherever it walks, the program asks for a go.mod below the directory where it began. */
function blockedGoMod({ snapshot: { tree }, t, blocked }: RuleContext, path: string): void {
  const directory = parentPath(path)
  if (directory === '' || tree.stat(path) !== 'unreadable' || tree.moduleRoot(parentPath(directory)) !== '') return
  blocked(check, path, t('{path} is a link that leads nowhere, or in a circle: {check} stops there.', { path, check }))
}

function blockedPath(context: RuleContext, path: { text: string; start: number; end: number }): void {
  const { snapshot, t } = context
  const range = rangeIn(snapshot, specPaths.dependencyRules, path)
  const reason = t('{path} lies below a file, so it cannot be looked up: correct the path.', { path: path.text })
  context.blocked(check, specPaths.dependencyRules, reason, range)
}

/** A manifest that is not there is fine; one that cannot be read, or lies below a file, stops the program. */
function blockedManifest(context: RuleContext, directory: string): void {
  const path = joinPath(directory, 'module.yaml')
  if (context.snapshot.tree.stat(path) !== 'missing') blockedByFile(context, check, path)
}

/** A Go file whose imports do not parse stops the program wherever it walks. */
export const unparsedImports: GoFileRule = {
  scope: 'go-file',
  rules: [],
  run(file, context) {
    const { snapshot } = context
    if (file.imports.error && !file.isTest && canRun(snapshot) && isWalked(snapshot, file)) {
      blockedByImports(context, check, file)
    }
  },
}

/** The program walks the repository without its nested modules, and once more what each rule's path holds. */
function isWalked(snapshot: Snapshot, { path, directory }: GoFile): boolean {
  return snapshot.tree.moduleRoot(directory) === '' || rulesFor(snapshot, path).length > 0
}
