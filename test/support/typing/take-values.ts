import { EditorModel, type TypingLanguage, type TypingServer } from './editor-model.ts'

/** What became of values that were taken from the list by Tab as soon as they were its first. */
export interface TakingOutcome {
  readonly taken: number
  /** Lines that are not what was meant: taken, or taken, undone and typed to their end. */
  readonly lost: readonly string[]
}

/**
 * Types each line of a text up to where its value is the first of the list, takes that by Tab, and goes on with Enter; and
 * once more, the item undone and the rest typed.
 * @param settle called with the text above each line, for a server that keeps the document
 */
export function takeValues(
  server: TypingServer,
  language: TypingLanguage,
  text: string,
  settle: (above: string) => void,
): TakingOutcome {
  const lines = text.split('\n')
  const lost: string[] = []
  let taken = 0
  for (const [number, whole] of lines.entries()) {
    const above = lines.slice(0, number).map(line => `${line}\n`)
    settle(above.join(''))
    const editor = new EditorModel(server, language, above.join(''))
    const typed = typeToFirst(editor, whole)
    if (typed === undefined) continue
    taken++
    editor.accept()
    if (editor.lineText !== whole) lost.push(`${whole}: taken it is ${editor.lineText}`)
    editor.undo()
    for (const letter of whole.slice(typed.length)) editor.type(letter)
    editor.enter()
    if (editor.text.trimEnd() !== `${above.join('')}${whole}`) lost.push(`${whole}: undone it is ${editor.lineText}`)
  }
  return { taken, lost }
}

/** Types a line until its value is the first of the list; undefined where it never is. */
function typeToFirst(editor: EditorModel, whole: string): string | undefined {
  const [, lead = '', value = ''] = /^(\s*(?:- )?(?:[\w./-]+: )?)(\S.*)?$/.exec(whole) ?? []
  if (value === '') return undefined
  editor.indentTo(/^\s*/.exec(whole)?.[0] ?? '')
  for (const letter of lead.trimStart()) editor.type(letter)
  for (const letter of value) {
    editor.type(letter)
    if (editor.shown?.[0]?.label === value) return editor.lineText
  }
  return undefined
}
