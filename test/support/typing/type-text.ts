import { EditorModel, type TypingLanguage, type TypingServer } from './editor-model.ts'

/** What became of a text that was typed letter by letter, with Enter behind each line. */
export interface TypingOutcome {
  readonly keystrokes: number
  readonly lines: number
  /** Lines that are not what was typed, with what they became. */
  readonly lost: readonly { readonly line: number; readonly typed: string; readonly became: string }[]
  /** Keystrokes that opened a list which the next key closed, with the line up to there. */
  readonly flashes: readonly string[]
}

/** Told of each letter of a line: what was typed up to it, the whole line, and the labels of the list that is open. */
export type TypingListener = (line: number, typed: string, whole: string, labels: readonly string[]) => void

/**
 * Types a text from nothing.
 * @param settle called before each line with the lines above it as they should be, for a server that keeps the document
 * @param closesPairs whether the editor types the closing halves of pairs along
 */
export function typeText(
  server: TypingServer,
  language: TypingLanguage,
  text: string,
  listener: TypingListener = () => {},
  settle: (above: string) => void = () => {},
  closesPairs = false,
): TypingOutcome {
  const lines = text.split('\n')
  const lost: { line: number; typed: string; became: string }[] = []
  const flashes: string[] = []
  let keystrokes = 0
  let editor = new EditorModel(server, language, '', closesPairs)
  for (const [number, whole] of lines.entries()) {
    settle(`${lines.slice(0, number).join('\n')}\n`)
    const indent = /^\s*/.exec(whole)?.[0] ?? ''
    if (whole !== '') editor.indentTo(indent)
    let opened: string | undefined
    for (let end = indent.length + 1; end <= whole.length; end++) {
      const wasOpen = editor.shown !== undefined
      editor.type(whole[end - 1] ?? '')
      keystrokes++
      if (opened !== undefined && editor.shown === undefined) flashes.push(opened)
      opened = !wasOpen && editor.shown ? whole.slice(0, end) : undefined
      listener(number, whole.slice(0, end), whole, editor.shown?.map(({ label }) => label) ?? [])
    }
    keystrokes++
    editor.enter()
    const expected = `${lines.slice(0, number + 1).join('\n')}\n`
    const kept = editor.text.trimEnd() === expected.trimEnd() && editor.text.split('\n').length === number + 2
    if (kept) continue
    lost.push({ line: number, typed: whole, became: editor.text.split('\n').slice(number).join('⏎') })
    editor = new EditorModel(server, language, expected, closesPairs)
  }
  return { keystrokes, lines: lines.length, lost, flashes }
}
