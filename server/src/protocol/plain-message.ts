/**
 * A message for a person in which an editor finds no link: VS Code makes one of `[text](command:...)` wherever it shows a
 * message, and the name of a file may read so.
 */
export const plainMessage = (text: string): string => text.replaceAll('](', '] (')
