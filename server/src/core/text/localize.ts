/**
 * Turns an English message into the reader's language and fills its `{name}` places. Core never chooses a language:
 * the language server and the command each bring their own.
 */
export type Localize = (message: string, values?: Readonly<Record<string, string | number>>) => string

/** English as it stands in the source. */
export const english: Localize = (message, values = {}) =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
