/**
 * The custom messages of the language server that a tree of families needs. What every client knows how to show, the
 * server offers without them.
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
  readonly kind: 'family'
  /** Unique in the whole answer and the same in the next one, so that a tree keeps what is expanded. */
  readonly id: string
  /** Relative to the workspace's root, with `/`. */
  readonly path: string
  readonly label: string
  readonly status: FamilyStatus
  /** In the reader's language. */
  readonly statusLabel: string
  /** What its status does not say, in the reader's language, what matters most first. */
  readonly notes: readonly string[]
  /** On whose word the status is, in the reader's language. */
  readonly provenance: string
  readonly owner?: string
  /** Of its manifest, such as `extension`. */
  readonly layer?: string
  /** Letters of the categories that list it, in page order. */
  readonly categories: readonly string[]
  readonly manifest?: Target
  /** Findings at or below its path; left out where there are none. */
  readonly findings?: FindingCount
  /** How many files of the applications import it, or a package below it; left out where none does. */
  readonly used?: number
  readonly steps: readonly EvaluationTarget[]
  readonly children: readonly FamilyEntry[]
}

/** A row that leads to a family which stands elsewhere in the tree. */
export interface FamilyReference {
  readonly kind: 'reference'
  readonly id: string
  /** Of the family that it leads to. */
  readonly path: string
  readonly label: string
  readonly status: FamilyStatus
  /** The letter of the category in which that stands. */
  readonly see: string
  readonly notes: readonly string[]
}

export type FamilyEntry = FamilyItem | FamilyReference

export interface FamilyCategoryItem {
  readonly id: string
  /** `unlisted`: what no category of the page lists. A `category` without a letter holds all, for there is no such page. */
  readonly kind: 'category' | 'stable-roots' | 'unlisted'
  /** Of a category. */
  readonly letter?: string
  /** In the words of Plumego's Extension Boundary page. */
  readonly title: string
  /** What the page says of it, as written. */
  readonly about?: string
  /** Where the page does so. */
  readonly place?: Target
  readonly families: readonly FamilyEntry[]
}

/** A package that applications import. */
export interface UsedItem {
  readonly id: string
  /** Relative to the Plumego. */
  readonly path: string
  readonly label: string
  readonly status: FamilyStatus
  /** In the reader's language. */
  readonly statusLabel: string
  /** Findings of the applications at those imports; left out where there are none. */
  readonly findings?: FindingCount
  /** Each import, by file. */
  readonly places: readonly UsedPlace[]
}

interface UsedPlace extends Target {
  /** For a person: the file relative to its application, behind the application's name where there are several. */
  readonly label: string
  readonly line: number
}

/** An application that uses a Plumego. */
export interface ApplicationItem {
  /** URI of its directory. */
  readonly uri: string
  /** The last part of its module's path, or of its directory's. */
  readonly name: string
}

export interface FamiliesWorkspace {
  /** URI of the Plumego checkout or module that the tree describes; one of the scheme `plumego` where none is on the disk. */
  readonly root: string
  /** Where the Plumego of an application comes from, in the reader's language; left out for a checkout. */
  readonly origin?: string
  /** The applications that use it. */
  readonly applications: readonly ApplicationItem[]
  /** What they import of it, by path. */
  readonly used: readonly UsedItem[]
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
