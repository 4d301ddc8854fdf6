import type { BoundaryFocus, BoundaryKind, BoundaryMap, MapQuestion } from '../../server/src/protocol/boundary-map.ts'

/** What the page shows: the matrix with what is opened in it, or one module. */
export interface MapView extends MapQuestion {
  /** Path of the module that all is about; left out for the matrix. */
  readonly focus?: string
}

/** What is shown in place of a map, in the reader's language. */
export interface Notice {
  readonly text: string
  /** Whether to offer a restart of the server. */
  readonly hasRestart: boolean
}

export type ToHost =
  /** `id` tells answers apart: only one to the last question counts. */
  | { readonly type: 'ask'; readonly id: number; readonly view: MapView }
  | { readonly type: 'open'; readonly uri: string; readonly line: number }
  | { readonly type: 'export'; readonly focus?: string }
  | { readonly type: 'restart' }

/** An answer may come again, with the same `id`, once something changed in the workspace. */
export type Answer =
  | { readonly type: 'map'; readonly id: number; readonly map: BoundaryMap }
  | { readonly type: 'focus'; readonly id: number; readonly focus: BoundaryFocus }
  | { readonly type: 'notice'; readonly id: number; readonly notice: Notice }

export type ToPage = Answer | { readonly type: 'goTo'; readonly view: MapView }

/** What the page says, in the reader's language; `{name}` stands for a value. */
export interface MapWords {
  readonly title: string
  readonly matrix: string
  readonly corner: string
  readonly filter: string
  readonly noneLeft: string
  readonly expandAll: string
  readonly collapseAll: string
  readonly export: string
  readonly back: string
  readonly restart: string
  readonly legend: string
  readonly packages: string
  readonly mayImport: string
  readonly mayNotImport: string
  readonly importedBy: string
  readonly nothing: string
  readonly rootPackage: string
  readonly help: string
  readonly opensRule: string
  readonly opensImport: string
  /** Of a count that is 1, and of any other. */
  readonly file: string
  readonly files: string
  readonly same: string
  /** What a cell says, by kind: a whole sentence. */
  readonly sentences: Readonly<Record<BoundaryKind, string>>
  /** What the shapes stand for, in a few words. */
  readonly kinds: Readonly<Record<BoundaryKind, string>>
}

/** What the page is told before its first question. */
export interface Start {
  readonly words: MapWords
  readonly view: MapView
}
