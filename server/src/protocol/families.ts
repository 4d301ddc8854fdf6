/**
 * The custom messages of the language server, which only a tree of families needs. Everything else that it offers goes
 * without them.
 */

/** Request, without parameters: the families of every Plumego workspace that is open. Answered with `FamiliesResult`. */
export const familiesRequest = 'plumego/families'

/** Notification from the server, without parameters: an earlier answer to `plumego/families` may be stale. */
export const modelChangedNotification = 'plumego/didChangeModel'

export type FamilyStatus = 'unknown' | 'prototype' | 'experimental' | 'beta-surface' | 'beta' | 'ga'

/** A place to open: a file, or a page of the web. `line` is 1-based, and left out where all of it is meant. */
export interface Target {
  readonly uri: string
  readonly line?: number
}

/** One thing to read when a package is evaluated; the order of a list of steps is Plumego's. */
export interface EvaluationTarget extends Target {
  readonly kind: 'dashboard' | 'primer' | 'manifest' | 'reference' | 'evidence' | 'documentation' | 'repository'
  /** In the reader's language. */
  readonly label: string
}

/** Findings of some place: hints are not counted. */
export interface FindingCount {
  readonly count: number
  readonly worst: 'error' | 'warning' | 'information'
}

export interface FamilyItem {
  /** Unique in the whole answer and the same in the next one, so that a tree keeps what is expanded. */
  readonly id: string
  /** Relative to the workspace's root, with `/`. */
  readonly path: string
  readonly label: string
  readonly status: FamilyStatus
  /** In the reader's language. */
  readonly statusLabel: string
  /** Shown beside the label: status mark, status, owner. */
  readonly description: string
  /** On whose word the status is, in the reader's language. */
  readonly provenance: string
  /** Path, description and provenance as Markdown, in which whatever a workspace holds is plain text. */
  readonly tooltip: string
  readonly owner?: string
  /** Letters of the categories that list it, in page order. */
  readonly categories: readonly string[]
  readonly manifest?: Target
  /** Findings at or below its path; left out where there are none. */
  readonly findings?: FindingCount
  readonly steps: readonly EvaluationTarget[]
  readonly children: readonly FamilyItem[]
}

export interface FamilyCategoryItem {
  readonly id: string
  /** Left out for the families that no category lists. */
  readonly letter?: string
  /** In the words of Plumego's Extension Boundary page. */
  readonly title: string
  readonly families: readonly FamilyItem[]
}

export interface FamiliesWorkspace {
  /** URI of the Plumego checkout or module that the tree describes; one of the scheme `plumego` where none is on the disk. */
  readonly root: string
  /** Where the Plumego of an application comes from, in the reader's language; left out for a checkout. */
  readonly origin?: string
  readonly categories: readonly FamilyCategoryItem[]
  /** Why the families are not those of the version in use, or why there are none; left out where all is as expected. */
  readonly note?: FamiliesNote
}

/** `old-layout`: a version from before there were families. `not-on-disk`: the text says so, in the reader's language. */
export type FamiliesNote = { readonly kind: 'old-layout' } | NotOnDisk

interface NotOnDisk {
  readonly kind: 'not-on-disk'
  readonly text: string
  /** URIs of the modules in which `go mod download` brings it; left out where that would not. */
  readonly modules?: readonly string[]
}

export interface FamiliesResult {
  readonly workspaces: readonly FamiliesWorkspace[]
  /** Where nothing that is open imports Plumego, and something else alone requires it: then there is nothing to show. */
  readonly isQuiet?: true
}
