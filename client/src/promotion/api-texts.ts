import { type Disposable, Uri, workspace } from 'vscode'
import { type ApiTextQuestion, apiTextRequest } from '../../../server/src/protocol/promotion.ts'
import type { ServerSession } from '../session.ts'

const scheme = 'plumego-api'

/** Has the editor show API snapshots as people read them: nobody edits those. */
export const registerApiTexts = (session: ServerSession): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query: uri }) => {
      const question: ApiTextQuestion = { uri }
      return (await session.ask<string | null>(apiTextRequest, question)) ?? ''
    },
  })

/** A snapshot as people read it. @param uri of the file, which names it as Go so that the editor colours it */
export function apiTextUri(uri: string): Uri {
  const { path } = Uri.parse(uri)
  return Uri.from({ scheme, path: `${path}.go`, query: uri })
}
