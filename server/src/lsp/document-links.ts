import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver'
import { documentLinks } from '../core/navigation/document-links.ts'
import type { Range } from '../core/text/position.ts'
import type { Converter } from './convert.ts'
import type { Place } from './session/open-workspaces.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'

/** A word of a document that opens another file. */
interface Link {
  readonly range: Range
  /** URI of what it opens. */
  readonly target: string
}

/** The links of one kind of document; none for any other. */
type LinkProvider = (place: Place) => Link[]

/** Paths of documents in manifests, specs and pages. */
const writtenPaths: LinkProvider = ({ workspace, path }) => {
  if (!workspace.kind.isCheckout) return []
  return documentLinks(workspace.snapshot, path).map(({ range, file }) => ({
    range,
    target: uriBelow(workspace.rootUri, file),
  }))
}

const providers: readonly LinkProvider[] = [writtenPaths]

/** The links of a document: what each provider for its kind finds. */
export function answerDocumentLinks(
  { textDocument: { uri } }: DocumentLinkParams,
  session: Session,
  converter: Converter,
): DocumentLink[] {
  const place = session.placeOf(uri)
  if (!place) return []
  const file = place.workspace.file(place.path)
  const links = providers.flatMap(provider => provider(place))
  return links.map(({ range, target }) => ({ range: converter.range(range, file), target }))
}
