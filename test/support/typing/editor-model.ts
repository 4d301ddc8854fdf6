import { AutoClosing } from './auto-closing.ts'
import { type ListAnswer, type ListItem, shownItems } from './suggest-list.ts'

/** Why VS Code asks: by itself because a word grows, because of a trigger character, or as its list is incomplete. */
export type AskKind = 'invoked' | 'character' | 'incomplete'

/** The server behind a model. */
export interface TypingServer {
  readonly triggerCharacters: ReadonlySet<string>
  /** @param position 0-based, in UTF-16 code units */
  ask(text: string, position: { line: number; character: number }, kind: AskKind, character?: string): ListAnswer
}

/** What an editor knows of a language. */
export interface TypingLanguage {
  /** With the flag g. */
  readonly word: RegExp
  /** A line behind which the next is indented further. */
  readonly opensBlock: RegExp
  /** The closing half of each opening character. */
  readonly pairs: Readonly<Record<string, string>>
  /** Whether a quote within a string gets its closing half. */
  readonly closesInStrings: boolean
  readonly indent: string
  /** Whether a word that grows asks at this place: VS Code's quickSuggestions for comments are off. */
  asksWithin(before: string): boolean
}

/** What VS Code takes for a word where a language says nothing else, as YAML and Go do. */
const defaultWord = /(-?\d*\.\d\w*)|([^`~!@#%^&*()\-=+[{\]}\\|;:'",.<>/?\s]+)/g

/** YAML as VS Code's own extension describes it, quickSuggestions in strings included. */
export const yamlLanguage: TypingLanguage = {
  word: defaultWord,
  // By its own default for YAML VS Code keeps the indent of a line, but behind an open bracket.
  opensBlock: /[({[]\s*$/,
  pairs: { '{': '}', '[': ']', '(': ')', '"': '"', "'": "'" },
  closesInStrings: true,
  indent: '  ',
  asksWithin: before => !/(?:^|\s)#/.test(before),
}

/** Go as VS Code's own extension describes it: quickSuggestions in strings are off. */
export const goLanguage: TypingLanguage = {
  word: defaultWord,
  opensBlock: /[({[]\s*$/,
  pairs: { '{': '}', '[': ']', '(': ')', '`': '`', '"': '"', "'": "'" },
  closesInStrings: false,
  indent: '\t',
  asksWithin: before => !/["`]|\/\//.test(before),
}

interface Word {
  readonly text: string
  readonly start: number
}

interface OpenList {
  /** All that were sent. */
  readonly items: readonly ListItem[]
  readonly isIncomplete: boolean
  shown: readonly ListItem[]
  /** The cursor when it was asked for. */
  readonly column: number
  readonly wordStart: number
}

/**
 * VS Code as far as typing goes: one cursor, the list of completions, and what keys do to both. It follows
 * SuggestModel and CompletionModel of VS Code 1.139: a trigger character or a growing word asks, an incomplete list asks
 * anew, any other is filtered; Enter and Tab take the first item while a list is open.
 */
export class EditorModel {
  readonly #server: TypingServer
  readonly #language: TypingLanguage
  readonly #closing: AutoClosing | undefined
  readonly #lines: string[]
  #line: number
  #column: number
  #list: OpenList | undefined
  /** What an undo brings back: the text in front of the item that was taken last. */
  #untaken: { readonly lines: readonly string[]; readonly line: number; readonly column: number } | undefined

  /**
   * @param text the cursor stands at its end
   * @param closesPairs whether the closing halves of pairs are typed along, as VS Code does by default
   */
  constructor(server: TypingServer, language: TypingLanguage, text = '', closesPairs = false) {
    this.#server = server
    this.#language = language
    this.#closing = closesPairs ? new AutoClosing(language.pairs, language.closesInStrings) : undefined
    this.#lines = text.split('\n')
    this.#line = this.#lines.length - 1
    this.#column = this.#current.length
  }

  get text(): string {
    return this.#lines.join('\n')
  }

  /** The line that the cursor is on. */
  get lineText(): string {
    return this.#current
  }

  /** What the open list shows; undefined where none is open. */
  get shown(): readonly ListItem[] | undefined {
    return this.#list?.shown
  }

  /** Types one character that is no line break. */
  type(character: string): void {
    const behind = this.#behind
    if (this.#closing?.overtypes(character, behind)) this.#column++
    else {
      const closing = this.#closing?.closingOf(character, this.#before, behind) ?? ''
      this.#lines[this.#line] = this.#before + character + closing + behind
      this.#column++
    }
    if (this.#server.triggerCharacters.has(character)) this.#ask('character', character)
    else if (this.#list) this.#follow(this.#list)
    else this.#askForWord()
  }

  /** Takes the first item where a list is open, else breaks the line and indents as VS Code does. */
  enter(): void {
    if (this.#list) {
      this.accept()
      return
    }
    const opens = this.#language.opensBlock.test(this.#before)
    const indent = (/^\s*/.exec(this.#before)?.[0] ?? '') + (opens ? this.#language.indent : '')
    const rest = this.#behind.trimStart()
    const isBetween = this.#closing?.isBetweenBrackets(this.#before, rest) === true
    const outer = /^\s*/.exec(this.#before)?.[0] ?? ''
    // A line of blanks alone that an editor made loses them.
    this.#lines[this.#line] = this.#before.trim() === '' ? '' : this.#before
    this.#lines.splice(this.#line + 1, 0, ...(isBetween ? [indent, outer + rest] : [indent + rest]))
    this.#closing?.keepOnly('')
    this.#line++
    this.#column = indent.length
  }

  /** Takes an item of the open list, the first by default. Places of a snippet stay empty, its proposals are taken. */
  accept(label?: string): void {
    const list = this.#list
    const item = label === undefined ? list?.shown[0] : list?.shown.find(shown => shown.label === label)
    if (!list || !item) throw new Error(`${label ?? 'no item'} is not shown`)
    this.#list = undefined
    this.#untaken = { lines: [...this.#lines], line: this.#line, column: this.#column }
    const plain = item.isSnippet ? withoutPlaces(item.newText) : item.newText
    const inserted = plain.split('\n')
    const lineIndent = /^\s*/.exec(this.#current)?.[0] ?? ''
    const end = item.end + this.#column - list.column
    const before = this.#current.slice(0, item.start)
    const behind = this.#current.slice(end)
    this.#closing?.keepOnly(inserted.length === 1 ? behind : '')
    const made = inserted.map((line, index) => (index === 0 ? before + line : lineIndent + line))
    this.#column = made.at(-1)?.length ?? 0
    made[made.length - 1] += behind
    this.#lines.splice(this.#line, 1, ...made)
    this.#line += made.length - 1
  }

  /** Undoes the item that was taken last, as Ctrl+Z right behind it does. */
  undo(): void {
    if (!this.#untaken) throw new Error('no item was taken')
    const { lines, line, column } = this.#untaken
    this.#lines.splice(0, this.#lines.length, ...lines)
    this.#line = line
    this.#column = column
    this.#list = undefined
    this.#untaken = undefined
  }

  /** Asks as Ctrl+Space does. */
  invoke(): void {
    this.#ask('invoked')
  }

  /** Closes the list. */
  escape(): void {
    this.#list = undefined
  }

  /** Makes the blanks in front of the cursor on a blank line those that are wanted, by typing or by deleting. */
  indentTo(indent: string): void {
    while (this.#current !== '' && !indent.startsWith(this.#current)) this.#delete()
    for (const blank of indent.slice(this.#current.length)) this.type(blank)
  }

  /** Deletes the letter in front of the cursor: VS Code asks anew where a list was open and a word is left. */
  backspace(): void {
    const list = this.#list
    this.#delete()
    if (list && this.#isWordGrowing) this.#ask('invoked')
  }

  #delete(): void {
    this.#lines[this.#line] = this.#current.slice(0, this.#column - 1) + this.#current.slice(this.#column)
    this.#column--
    this.#list = undefined
  }

  get #current(): string {
    return this.#lines[this.#line] ?? ''
  }

  get #before(): string {
    return this.#current.slice(0, this.#column)
  }

  get #behind(): string {
    return this.#current.slice(this.#column)
  }

  /** The word that ends at the cursor, or that it is in. */
  get #word(): Word | undefined {
    for (const { 0: text, index } of this.#current.matchAll(this.#language.word)) {
      if (index <= this.#column && this.#column <= index + text.length) return { text, start: index }
    }
    return undefined
  }

  #askForWord(): void {
    if (this.#isWordGrowing && this.#language.asksWithin(this.#before)) this.#ask('invoked')
  }

  get #isWordGrowing(): boolean {
    const word = this.#word
    if (!word || !Number.isNaN(Number(word.text))) return false
    return word.start + word.text.length === this.#column || word.start + 1 === this.#column
  }

  /** A list that is open while something else than a trigger character was typed. */
  #follow(list: OpenList): void {
    const word = this.#word
    const typed = word ? this.#current.slice(word.start, this.#column) : ''
    if (word && typed !== '' && word.start > list.wordStart) {
      // VS Code asks anew wherever quickSuggestions would be off.
      if (this.#isWordGrowing) this.#ask('invoked')
    } else if (list.isIncomplete && typed !== '') this.#ask('incomplete')
    else {
      list.shown = shownItems(list.items, this.#before)
      if (list.shown.length === 0) this.#list = undefined
    }
  }

  #ask(kind: AskKind, character?: string): void {
    const position = { line: this.#line, character: this.#column }
    const { items, isIncomplete } = this.#server.ask(this.text, position, kind, character)
    const shown = shownItems(items, this.#before)
    const wordStart = this.#word?.start ?? this.#column
    this.#list = shown.length === 0 ? undefined : { items, isIncomplete, shown, column: this.#column, wordStart }
  }
}

/** A snippet as it stands when nobody fills it. */
const withoutPlaces = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+|\$\{\d+\}/g, '')
    .replace(/\\([$}\\|,])/g, '$1')
