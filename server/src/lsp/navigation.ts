import {
  type DefinitionParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type InitializeParams,
  type Location,
  type LocationLink,
  type ReferenceParams,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver'
import type { Place } from '../core/maturity/maturity.ts'
import { definitionAt } from '../core/navigation/definitions.ts'
import { type ModuleSymbol, moduleSymbols } from '../core/navigation/module-symbols.ts'
import { type OutlineNode, outline } from '../core/navigation/outline.ts'
import { inOneList, type References, referencesAt } from '../core/navigation/references.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Position } from '../core/text/position.ts'
import { hasAbility } from '../protocol/abilities.ts'
import type { ClientFile, Converter } from './convert.ts'
import { isPositionParams } from './position-params.ts'
import type { Session } from './session.ts'
import type { Workspace } from './workspace.ts'

const outlineKinds: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
  map: SymbolKind.Object,
  list: SymbolKind.Array,
  value: SymbolKind.String,
}

const symbolKinds: Readonly<Record<ModuleSymbol['kind'], SymbolKind>> = {
  module: SymbolKind.Module,
  family: SymbolKind.Namespace,
}

interface Asked {
  readonly workspace: Workspace
  /** Relative to the workspace. */
  readonly path: string
  readonly file: ClientFile
  readonly position: Position
}

/** Finds the way between manifests, specs and pages for one client. Go files are gopls's. */
export class Navigation {
  readonly #session: Session
  readonly #converter: Converter
  readonly #t: Localize
  readonly #takesLinks: boolean
  readonly #takesTree: boolean
  /** Whether the client shows patterns by themselves, and asks for them. */
  readonly #groups: boolean

  constructor(
    session: Session,
    converter: Converter,
    t: Localize,
    { capabilities: { textDocument, experimental } }: InitializeParams,
  ) {
    this.#session = session
    this.#converter = converter
    this.#t = t
    this.#groups = hasAbility(experimental, 'groupsReferences')
    this.#takesLinks = textDocument?.definition?.linkSupport === true
    this.#takesTree = textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true
  }

  definition(params: DefinitionParams): Location[] | LocationLink[] | null {
    const asked = this.#asked(params)
    const found = asked && definitionAt(asked.workspace.snapshot, asked.path, asked.position)
    if (!found) return null
    const locations = this.#locations(asked.workspace, found.places)
    if (!this.#takesLinks) return locations
    const originSelectionRange = this.#converter.range(found.origin, asked.file)
    return locations.map(({ uri, range }) => ({
      originSelectionRange,
      targetUri: uri,
      targetRange: range,
      targetSelectionRange: range,
    }))
  }

  references(params: ReferenceParams): Location[] | null {
    const found = this.#references(params, params.context.includeDeclaration)
    if (!found) return null
    return this.#locations(found.workspace, this.#groups ? found.names : inOneList(found))
  }

  /** The patterns that cover the word at a place: for a client that shows them by themselves. */
  patterns(params: unknown): Location[] | null {
    const found = isPositionParams(params) ? this.#references(params, false) : undefined
    return found ? this.#locations(found.workspace, found.patterns) : null
  }

  #references(
    params: TextDocumentPositionParams,
    withDeclaration: boolean,
  ): (References & { readonly workspace: Workspace }) | undefined {
    const asked = this.#asked(params)
    if (!asked) return undefined
    const { workspace, path, position } = asked
    const found = this.#session.fresh(
      workspace,
      () => referencesAt(workspace.snapshot, path, position, withDeclaration, workspace.isBuiltHere),
      places => [...(places?.names ?? []), ...(places?.patterns ?? [])].map(({ file }) => file),
    )
    return found && { ...found, workspace }
  }

  documentSymbols({ textDocument: { uri } }: DocumentSymbolParams): DocumentSymbol[] | SymbolInformation[] {
    const place = this.#session.checkoutPlaceOf(uri)
    if (!place) return []
    const file = place.workspace.file(place.path)
    const nodes = outline(place.workspace.snapshot, place.path)
    if (this.#takesTree) return nodes.map(node => this.#symbol(node, file))
    return nodes.flatMap(node => this.#flatSymbols(node, file))
  }

  workspaceSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const checkouts = this.#session.workspaces.filter(
      workspace => workspace.kind.isCheckout && !this.#session.isGuest(workspace),
    )
    return checkouts.flatMap(workspace =>
      moduleSymbols(workspace.snapshot, query, this.#t).map(({ name, kind, detail, place }) => ({
        name,
        kind: symbolKinds[kind],
        containerName: detail,
        location: this.#converter.location(workspace.file(place.file), place.range),
      })),
    )
  }

  #asked({ textDocument: { uri }, position }: TextDocumentPositionParams): Asked | undefined {
    const place = this.#session.checkoutPlaceOf(uri)
    const file = place?.workspace.file(place.path)
    return place && file && { ...place, file, position: this.#converter.fromPosition(position, file) }
  }

  #locations({ file }: Workspace, places: readonly Place[]): Location[] {
    return places.map(place => this.#converter.location(file(place.file), place.range))
  }

  /** A symbol and all below it, each with the name of the one above: for a client that takes no tree. */
  #flatSymbols({ name, kind, range, children }: OutlineNode, file: ClientFile, above?: string): SymbolInformation[] {
    const container = above !== undefined && { containerName: above }
    const symbol = { name, kind: outlineKinds[kind], location: this.#converter.location(file, range), ...container }
    return [symbol, ...children.flatMap(child => this.#flatSymbols(child, file, name))]
  }

  #symbol({ name, detail, kind, range, selection, children }: OutlineNode, file: ClientFile): DocumentSymbol {
    return {
      name,
      detail,
      kind: outlineKinds[kind],
      range: this.#converter.range(range, file),
      selectionRange: this.#converter.range(selection, file),
      children: children.map(child => this.#symbol(child, file)),
    }
  }
}
