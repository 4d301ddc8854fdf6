import { EditorModel, type TypingLanguage, type TypingServer } from './editor-model.ts'

/** Letters of a value behind which a wrong one is typed. */
const slips = [1, 3, 6]

/**
 * Types each line of a text with a wrong letter in it that is taken back by Backspace, with Enter at its end.
 * @param settle called with the text above each line, for a server that keeps the document
 * @returns the lines that came out otherwise
 */
export function mistypedLines(
  server: TypingServer,
  language: TypingLanguage,
  text: string,
  settle: (above: string) => void,
): string[] {
  const lines = text.split('\n')
  return lines.flatMap((whole, number) => {
    const above = lines
      .slice(0, number)
      .map(line => `${line}\n`)
      .join('')
    settle(above)
    const [, lead = '', value = ''] = /^(\s*(?:- )?(?:[\w./-]+: ?)?)(.*)$/.exec(whole) ?? []
    return slips
      .filter(letters => letters < value.length)
      .flatMap(letters => {
        const editor = new EditorModel(server, language, above)
        const indent = /^\s*/.exec(whole)?.[0] ?? ''
        editor.indentTo(indent)
        for (const letter of whole.slice(indent.length, lead.length + letters)) editor.type(letter)
        editor.type('e')
        editor.backspace()
        for (const letter of whole.slice(lead.length + letters)) editor.type(letter)
        editor.enter()
        return editor.text.trimEnd() === above + whole ? [] : [`${whole}: ${editor.text.slice(above.length)}`]
      })
  })
}
