import type { FamilyStatus, Target } from './families.ts'

/** Request, with `MapQuestion`: who imports whom in a checkout, and who may. Answered with `BoundaryMap`, or null. */
export const boundaryMapRequest = 'plumego/boundaryMap'

/** Request, with `FocusQuestion`: the boundaries of one module. Answered with `BoundaryFocus`, or null. */
export const boundaryFocusRequest = 'plumego/boundaryFocus'

/** Request, with `ExportQuestion`: the text that `plumego-check graph` writes. Answered with a string, or null. */
export const boundaryExportRequest = 'plumego/boundaryExport'

export interface MapQuestion {
  /** `FamiliesWorkspace.root` of a checkout. */
  readonly root: string
  /** Families and stable roots of which the packages have rows of their own. */
  readonly rows: readonly string[]
  /** Those of which the packages have columns. */
  readonly columns: readonly string[]
}

export interface FocusQuestion {
  readonly root: string
  /** Path of a module, or of a package of one. */
  readonly module: string
}

export interface ExportQuestion {
  readonly root: string
  readonly format: ExportFormat
  /** Path of the module that it is to be about. */
  readonly focus?: string
}

export type ExportFormat = 'svg' | 'mermaid' | 'dot' | 'json'

/**
 * `used`: imports it and may. `violation`: does and may not. Of what it does not import `allowed`, `not-listed`, which CI lets
 * pass, or `denied`.
 */
export type BoundaryKind = 'used' | 'violation' | 'allowed' | 'not-listed' | 'denied'

export interface MapModule {
  /** Relative to the checkout. */
  readonly path: string
  /** The family or stable root that it is a package of; left out for these themselves. */
  readonly parent?: string
  readonly status: FamilyStatus
  /** One character for the status, told apart by its shape. */
  readonly mark: string
  /** In the reader's language. */
  readonly statusLabel: string
  /** How many packages lie below it; 0 for a package. */
  readonly packages: number
}

/** A line, which `label` names for a person. */
export interface MapPlace extends Target {
  readonly line: number
  readonly label: string
}

export interface MapCell {
  readonly kind: BoundaryKind
  /** Files that import, tests left out. */
  readonly files: number
  /** The line that says so, in `BoundaryMap.places`. */
  readonly rule?: number
  /** The first import, of a violation the first that is refused, in `BoundaryMap.places`. */
  readonly import?: number
}

export interface BoundaryMap {
  /** The last part of the checkout's path. */
  readonly name: string
  /** What imports. */
  readonly rows: readonly MapModule[]
  /** What is imported. */
  readonly columns: readonly MapModule[]
  /** By row, then by column; null between a module and what lies in it. */
  readonly cells: readonly (readonly (MapCell | null)[])[]
  readonly places: readonly MapPlace[]
}

/** What a module has to do with another one. */
export interface FocusItem {
  readonly module: string
  readonly kind: BoundaryKind
  readonly files: number
  /** Packages of the other one that are an exception, in the reader's language; the empty string where there are none. */
  readonly note: string
  readonly rule?: MapPlace
  readonly import?: MapPlace
}

export interface BoundaryFocus {
  readonly name: string
  readonly module: MapModule
  /** Families and stable roots that it uses, may use, or does not list. */
  readonly mayImport: readonly FocusItem[]
  readonly mayNotImport: readonly FocusItem[]
  /** Whatever imports it. */
  readonly importedBy: readonly FocusItem[]
}
