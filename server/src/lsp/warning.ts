import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver'
import { plainMessage } from '../protocol/plain-message.ts'

/** Shows a person messages that do not wait for an answer. */
export const warningTo =
  (connection: Connection) =>
  (message: string): void =>
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: plainMessage(message),
    })
