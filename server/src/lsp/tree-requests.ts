import type { Connection } from 'vscode-languageserver'
import type { Localize } from '../core/text/localize.ts'
import { addImportCommand } from '../protocol/add-import.ts'
import { addToCategoryCommand } from '../protocol/add-to-category.ts'
import { boundaryExportRequest, boundaryFocusRequest, boundaryMapRequest } from '../protocol/boundary-map.ts'
import { familiesRequest } from '../protocol/families.ts'
import { familyDetailsRequest } from '../protocol/family-details.ts'
import { fileStatusRequest } from '../protocol/file-status.ts'
import { mayImportRequest } from '../protocol/may-import.ts'
import {
  apiTextRequest,
  promotionDetailsRequest,
  promotionRequest,
  startEvidenceCommand,
} from '../protocol/promotion.ts'
import { addImportToFile } from './add-import.ts'
import { addToCategory } from './add-to-category.ts'
import { boundaryFocus } from './boundary-focus.ts'
import { boundaryExport, boundaryMap } from './boundary-map.ts'
import type { Converter } from './convert.ts'
import { familiesOf } from './families.ts'
import { familyDetails } from './family-details.ts'
import { fileStatus } from './file-status.ts'
import { mayImport } from './may-import.ts'
import type { Asked } from './navigation-features.ts'
import { apiTextOf, promotionDetails, promotionOf } from './promotion.ts'
import type { Refactorings } from './refactoring.ts'
import type { Session } from './session.ts'
import { startEvidenceOf } from './start-evidence.ts'

/** Answers what a tree of families asks. */
export function answerTree(connection: Connection, session: Session, t: Localize, asked: Asked): void {
  /** For what tells of all findings: it waits for them, and holds up nothing that does not. */
  const onceFound: AskedOnceFound = async (doing, empty, answer) => {
    await session.published
    return asked(doing, empty, answer)
  }
  connection.onRequest(familiesRequest, () =>
    onceFound('listing families', { workspaces: [] }, () => familiesOf(session, t)),
  )
  connection.onRequest(familyDetailsRequest, (question: unknown) =>
    onceFound('telling of a family', null, () => familyDetails(question, session, t)),
  )
  connection.onRequest(fileStatusRequest, (uri: unknown) =>
    asked('telling of a file', null, () => fileStatus(uri, session, t)),
  )
  connection.onRequest(mayImportRequest, (question: unknown) =>
    asked('judging an import', null, () => mayImport(question, session, t)),
  )
  connection.onRequest(apiTextRequest, (question: unknown) =>
    asked('reading an API snapshot', null, () => apiTextOf(question, session)),
  )
  answerMap(connection, session, t, asked)
  answerPromotion(connection, session, t, onceFound)
}

type AskedOnceFound = <Answer>(doing: string, empty: Answer, answer: () => Answer) => Promise<Answer>

function answerMap(connection: Connection, session: Session, t: Localize, asked: Asked): void {
  connection.onRequest(boundaryMapRequest, (question: unknown) =>
    asked('drawing the boundaries', null, () => boundaryMap(question, session, t)),
  )
  connection.onRequest(boundaryFocusRequest, (question: unknown) =>
    asked('telling of the boundaries of a module', null, () => boundaryFocus(question, session, t)),
  )
  connection.onRequest(boundaryExportRequest, (question: unknown) =>
    asked('exporting the boundaries', null, () => boundaryExport(question, session, t)),
  )
}

function answerPromotion(connection: Connection, session: Session, t: Localize, onceFound: AskedOnceFound): void {
  connection.onRequest(promotionRequest, () =>
    onceFound('listing promotions', { workspaces: [] }, () => promotionOf(session, t)),
  )
  connection.onRequest(promotionDetailsRequest, (question: unknown) =>
    onceFound('telling of a promotion', null, () => promotionDetails(question, session, t)),
  )
}

/** What a tree of families has the server change, by the names of the commands. */
export const treeCommands = (
  connection: Connection,
  session: Session,
  converter: Converter,
  refactorings: Refactorings,
  t: Localize,
): readonly (readonly [command: string, run: (given: unknown) => unknown])[] => [
  [addToCategoryCommand, given => addToCategory(given, connection, session, refactorings, t)],
  [startEvidenceCommand, given => startEvidenceOf(given, connection, session, refactorings, t)],
  [addImportCommand, given => addImportToFile(given, connection, session, converter, t)],
]
