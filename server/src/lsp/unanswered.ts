import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver'

/** Answers the requests that nobody else does, as the protocol wants it. */
export function refuseTheRest(connection: Connection, isInitialized: () => boolean): void {
  connection.onRequest(method =>
    isInitialized()
      ? new ResponseError(ErrorCodes.MethodNotFound, `This server does not answer ${method}.`)
      : new ResponseError(ErrorCodes.ServerNotInitialized, `${method} was asked before initialize.`),
  )
}
