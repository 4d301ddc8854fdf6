import type { FamilyStatus, Target } from './families.ts'

/** Request, without parameters: what each module below ga has of what a promotion needs. Answered with `PromotionResult`. */
export const promotionRequest = 'plumego/promotion'

/** Request, with `PromotionQuestion`: the checklist of one candidate. Answered with `PromotionDetails`, or null. */
export const promotionDetailsRequest = 'plumego/promotionDetails'

/** Request, with `ApiTextQuestion`: an API snapshot for people to compare with another. Answered with a string, or null. */
export const apiTextRequest = 'plumego/apiText'

/** Names a file of a checkout by its URI. */
export interface ApiTextQuestion {
  readonly uri: string
}

/** Command of `workspace/executeCommand`, with `EvidenceQuestion`. Answered with `Target`, or null where nothing was made. */
export const startEvidenceCommand = 'plumego.server.startEvidence'

/** Names a candidate of an answer to `plumego/promotion`. */
export interface PromotionQuestion {
  /** `PromotionWorkspace.root`. */
  readonly root: string
  /** `PromotionCandidate.candidate`. */
  readonly candidate: string
}

/** Names a module whose evidence is to be started. */
export interface EvidenceQuestion {
  readonly root: string
  /** Relative to the root. */
  readonly path: string
}

export type CriterionState = 'pass' | 'missing' | 'not-checkable'

/** A module below ga, or a surface of one. */
export interface PromotionCandidate {
  /** Unique in its workspace, and the same in the next answer. */
  readonly candidate: string
  /** Of the module, relative to the root. */
  readonly path: string
  /** The part of the module that it is about, where that is not the whole. */
  readonly surface?: string
  readonly status: FamilyStatus
  /** In the reader's language. */
  readonly statusLabel: string
  /** How many criteria are missing, and how many cannot be checked. */
  readonly missing: number
  readonly notCheckable: number
  /** What there is to open: the evidence document, else the entry of the ledger. */
  readonly evidence?: Target
  readonly manifest?: Target
  /** Whether there is evidence to start. */
  readonly canStart: boolean
  /** URIs of two API snapshots to compare, the older one first. */
  readonly snapshots?: readonly [older: string, newer: string]
}

export interface PromotionGroupItem {
  readonly kind: 'blocked' | 'complete' | 'no-entry' | 'beta'
  /** In the reader's language. */
  readonly title: string
  /** What stands in it, in the reader's language. */
  readonly meaning: string
  readonly candidates: readonly PromotionCandidate[]
}

export interface PromotionWorkspace {
  /** URI of the checkout. */
  readonly root: string
  /** All four, also those that hold nothing; none where the version of Plumego keeps no evidence ledger. */
  readonly groups: readonly PromotionGroupItem[]
}

export interface PromotionResult {
  readonly workspaces: readonly PromotionWorkspace[]
}

/** A symbol that two snapshots have otherwise. */
export interface ApiChangeItem extends Target {
  readonly kind: 'added' | 'removed' | 'changed'
  /** As Go has it: `func New`, `method Server.Close`. */
  readonly label: string
  /** Import path of its package, relative to the module. */
  readonly package: string
  /** Signatures; left out where there is none on that side. */
  readonly before?: string
  readonly after?: string
}

export interface CriterionItem extends Target {
  readonly kind: string
  readonly state: CriterionState
  /** In the reader's language, as are the next ones. */
  readonly label: string
  readonly stateLabel: string
  readonly reason: string
  /** What the checks say of it. */
  readonly messages: readonly string[]
  /** Of the exported API: how the two snapshots differ, by package and name. */
  readonly changes?: readonly ApiChangeItem[]
}

export interface PromotionDetails {
  readonly criteria: readonly CriterionItem[]
  /** The checklist as Markdown, in which whatever a workspace holds is plain text. */
  readonly markdown: string
  /** The same for an issue, as a task list. */
  readonly issue: string
}
