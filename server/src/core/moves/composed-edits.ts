import { groupBy } from '../collections.ts'
import type { TextEdit } from '../findings/finding.ts'
import { SourceText } from '../text/source-text.ts'

/** A change of a text, in the offsets that the text had before all changes. */
interface Change<Label> {
  readonly start: number
  readonly end: number
  readonly newText: string
  readonly label: Label
}

/** A change, and where its new text stands among the others'. */
interface Placed<Label> extends Change<Label> {
  readonly newStart: number
  readonly newEnd: number
}

/** What of a text changes in several steps, each of which sees the text that the one before left. */
class ComposedText<Label> {
  readonly #before: SourceText
  #changes: readonly Change<Label>[] = []
  #now: SourceText

  constructor(before: SourceText) {
    this.#before = before
    this.#now = before
  }

  get now(): SourceText {
    return this.#now
  }

  /** @param edits of the text as it is now, which do not overlap */
  make(edits: readonly TextEdit[], label: Label): void {
    const source = this.#now
    const spans = edits.map(({ range, newText }) => ({
      start: source.offsetAt(range.start),
      end: source.offsetAt(range.end),
      newText,
      label,
    }))
    // From the last on, so that each finds its place where it was.
    for (const span of spans.sort((a, b) => b.start - a.start)) this.#makeOne(span)
  }

  /** In the places that the text had before all of them, from the first on. */
  told(file: string): { label: Label; edit: TextEdit }[] {
    return this.#changes.map(({ start, end, newText, label }) => ({
      label,
      edit: { file, range: this.#before.range({ start, end }), newText },
    }))
  }

  /** What it meets of earlier changes becomes one change with it, under its label: nobody could make one without the other. */
  #makeOne(edit: Change<Label>): void {
    const { text } = this.#now
    const placed = this.#placed()
    const met = placed.filter(change => meets(change, edit))
    const [first, last] = [met[0], met.at(-1)]
    const from = Math.min(edit.start, first?.newStart ?? edit.start)
    const to = Math.max(edit.end, last?.newEnd ?? edit.end)
    const change: Change<Label> = {
      start: first && first.newStart <= edit.start ? first.start : placeBefore(placed, edit.start),
      end: last && last.newEnd >= edit.end ? last.end : placeBefore(placed, edit.end),
      newText: text.slice(from, edit.start) + edit.newText + text.slice(edit.end, to),
      label: edit.label,
    }
    const kept = placed.filter(one => !met.includes(one))
    this.#changes = [...kept, change].sort((a, b) => a.start - b.start || a.end - b.end)
    this.#now = new SourceText(text.slice(0, edit.start) + edit.newText + text.slice(edit.end))
  }

  #placed(): Placed<Label>[] {
    let grown = 0
    return this.#changes.map(change => {
      const newStart = change.start + grown
      const newEnd = newStart + change.newText.length
      grown += change.newText.length - (change.end - change.start)
      return { ...change, newStart, newEnd }
    })
  }
}

/** Two that overlap; and of two that begin at one place before, clients do not agree which comes first. */
function meets({ start, end, newStart, newEnd }: Placed<unknown>, edit: Change<unknown>): boolean {
  if (edit.start < newEnd && newStart < edit.end) return true
  if (edit.start === newStart) return true
  return edit.start === edit.end
    ? (newStart < edit.start && edit.start < newEnd) || (start === end && edit.start === newEnd)
    : start === end && edit.start === newEnd
}

/** Where an offset was before changes that do not hold it. */
function placeBefore(placed: readonly Placed<unknown>[], offset: number): number {
  const last = placed.findLast(({ newStart, newEnd }) => newStart < offset && newEnd <= offset)
  return last ? offset - last.newEnd + last.end : offset
}

/** Edits that are made step by step, told as edits of the texts before all of them. */
export class ComposedEdits<Label> {
  readonly #texts = new Map<string, ComposedText<Label>>()
  readonly #textOf: (file: string) => SourceText | undefined

  /** @param textOf the text of a file before all edits */
  constructor(textOf: (file: string) => SourceText | undefined) {
    this.#textOf = textOf
  }

  /** @param edits of the texts as the steps before have left them */
  make(edits: readonly TextEdit[], label: Label): void {
    for (const [file, own] of groupBy(edits, edit => edit.file)) {
      const before = this.#textOf(file)
      const text = this.#texts.get(file) ?? (before && new ComposedText<Label>(before))
      if (!text) continue
      this.#texts.set(file, text)
      text.make(own, label)
    }
  }

  /** The texts that are other than before, by file. */
  get texts(): ReadonlyMap<string, SourceText> {
    return new Map([...this.#texts].map(([file, text]) => [file, text.now]))
  }

  /** No two of them overlap. */
  get told(): { label: Label; edit: TextEdit }[] {
    return [...this.#texts].flatMap(([file, text]) => text.told(file))
  }
}
