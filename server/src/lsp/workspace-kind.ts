import type { Application } from '../core/application/application.ts'
import { isExtensionText, isOwnFile } from '../core/application/own-files.ts'
import type { Finding } from '../core/findings/finding.ts'
import type { ModuleFacts } from '../core/locate/module.ts'
import type { Counters } from '../core/repo/counters.ts'
import type { FileTree } from '../core/repo/file-tree.ts'
import { isGoFile } from '../core/repo/interest.ts'
import { baseName } from '../core/repo/paths.ts'
import type { LoadedWorkspace } from '../core/repo/repository.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import { ApplicationChecker } from '../core/rules/application/application-checker.ts'
import { applicationRules } from '../core/rules/application/index.ts'
import { Checker } from '../core/rules/checker.ts'
import type { RuleFailure } from '../core/rules/containment.ts'
import type { ListedAcknowledgement } from '../core/rules/judged-acknowledgements.ts'
import type { IsOver } from '../core/rules/pause.ts'
import { allRules } from '../core/rules/registry.ts'
import type { Settings } from '../core/settings.ts'
import type { Localize } from '../core/text/localize.ts'
import { isUnfinished, type LastEdit } from '../core/typing/unfinished.ts'
import type { Platform } from './platform.ts'
import type { Plumego } from './plumego.ts'

/** What sets a checkout of Plumego and an application apart: which files are theirs, and who judges them. */
export interface WorkspaceKind {
  readonly isCheckout: boolean
  load(counters: Counters): LoadedWorkspace
  /** Whether a path, relative to the workspace, is one of its files or directories. */
  owns(tree: FileTree, path: string): boolean
  newChecker(settings: Settings): {
    check(snapshot: Snapshot): readonly Finding[]
    /**
     * Does some of that beforehand, where it may take long. @param isOver whether the rest has to wait
     * @returns whether nothing is left
     */
    prepare?(snapshot: Snapshot, isOver: IsOver): boolean
    /** Every acknowledgement of the workspace. Reads every Go file. */
    acknowledgements(snapshot: Snapshot): readonly ListedAcknowledgement[]
  }
  /** What a person is told when it is opened, in the reader's language. */
  describe(snapshot: Snapshot): string
  /** Whether the last edit of one of its documents is in the middle of a word. */
  isUnfinished(snapshot: Snapshot, edit: LastEdit): boolean
  /** What else than the workspace's own files the findings depend on: the same as long as that is. */
  basis(): unknown
}

/** @param failed is told of each rule that throws */
export const checkoutKind = (
  root: string,
  platform: Platform,
  t: Localize,
  failed: (failure: RuleFailure) => void,
): WorkspaceKind => ({
  isCheckout: true,
  load: counters => platform.loadWorkspace(root, counters),
  owns: () => true,
  newChecker: settings => new Checker(allRules, t, settings, platform.today, failed),
  isUnfinished: (snapshot, edit) => isUnfinished(snapshot, edit, snapshot, t),
  basis: () => undefined,
  describe: ({ goFiles, manifests }) =>
    t('Plumego found at {root}: {files} Go files, {manifests} manifests.', {
      root,
      files: goFiles.size,
      manifests: manifests.size,
    }),
})

/** What an application is besides its files, at the moment of asking. */
interface ApplicationFacts {
  readonly module: string | undefined
  readonly facts: ModuleFacts
  readonly plumego: Plumego | undefined
}

/** Makes one thing of the two that findings depend on, for as long as both are the same. */
function basisOf(facts: () => ApplicationFacts): () => unknown {
  let known: readonly unknown[] = []
  return () => {
    const { plumego, facts: own } = facts()
    const now = [plumego?.snapshot, own]
    if (now.some((part, i) => part !== known[i])) known = now
    return known
  }
}

/**
 * @param facts asked whenever something is judged, for go.mod may name another Plumego by then
 * @param failed is told of each rule that throws
 */
export const applicationKind = (
  root: string,
  platform: Platform,
  t: Localize,
  facts: () => ApplicationFacts,
  failed: (failure: RuleFailure) => void,
): WorkspaceKind => ({
  isCheckout: false,
  load: counters => platform.loadApplication(root, counters),
  // A file that only happens to be called as one of Plumego's is none of our business; what extensions promise is.
  owns: (tree, path) =>
    isOwnFile(tree, path) && (isGoFile(path) || isExtensionText(path) || !/\.(yaml|yml|md|mdx)$/.test(baseName(path))),
  newChecker: settings => {
    const checker = new ApplicationChecker(applicationRules, t, settings, platform.today, failed)
    const applicationOf = (files: Snapshot): Application | undefined => {
      const { module, facts: own, plumego } = facts()
      if (!plumego) return undefined
      const { source, version } = plumego.located
      const { knowledge, snapshot } = plumego
      return { module, facts: own, plumego: { source, version, knowledge, snapshot }, files }
    }
    const asked = <Answer>(files: Snapshot, ask: (application: Application) => Answer[]): Answer[] => {
      const application = applicationOf(files)
      return application ? ask(application) : []
    }
    return {
      check: files => asked(files, application => checker.check(application)),
      acknowledgements: files => asked(files, application => checker.acknowledgements(application)),
    }
  },
  isUnfinished: (snapshot, edit) => {
    const plumego = facts().plumego?.snapshot
    return plumego !== undefined && isUnfinished(snapshot, edit, plumego, t)
  },
  basis: basisOf(facts),
  describe: ({ goFiles }) => {
    const plumego = facts().plumego?.origin ?? t('its Plumego cannot be read')
    return t('Application found at {root}: {files} Go files; {plumego}.', { root, files: goFiles.size, plumego })
  },
})
