import type { TypingListener, TypingOutcome } from './type-text.ts'

/** How a key's values were offered while they were typed. */
export interface KeyRanks {
  keystrokes: number
  /** Letters typed at which a list could have held the value: the first three. */
  asked: number
  offered: number
  /** The sum of the value's places in the lists, from 1. */
  places: number
  /** Lines that are not what was typed. */
  lost: number
}

/** How many letters of a value count: what is known later comes late. */
const counted = 3

/** Indent, key, value and comment of a line. */
const lineForm = /^([ -]*)(?:([\w./-]+):(?=\s|$))?\s*(.*?)(\s+#.*)?$/

interface Key {
  readonly indent: number
  readonly key: string
}

/** Collects, by the key that values stand below, where the value that was meant stood in the list. */
export class RankTable {
  readonly byKey = new Map<string, KeyRanks>()

  /**
   * Counts what is typed meanwhile.
   * @param prefix of the keys: what file they are of
   * @param nameOf which of the keys around a line it is counted under, the outermost first; undefined for none
   */
  count(
    prefix: string,
    nameOf: (keys: readonly string[]) => string | undefined,
    run: (listener: TypingListener) => TypingOutcome,
  ): TypingOutcome {
    const names = new Map<number, string | undefined>()
    let keys: readonly Key[] = []
    const outcome = run((line, typed, whole, labels) => {
      const [, indent = '', key, value = '', comment = ''] = lineForm.exec(whole) ?? []
      if (!names.has(line)) {
        keys = within(keys, indent.length, key)
        names.set(line, nameOf(keys.map(({ key }) => key)))
      }
      const name = names.get(line)
      if (name === undefined) return
      const ranks = this.#ranksOf(prefix + name)
      ranks.keystrokes++
      const letters = typed.length - (whole.length - comment.length - value.length)
      if (value !== '' && !value.startsWith('#') && letters >= 1 && letters <= counted) note(ranks, value, labels)
    })
    for (const { line } of outcome.lost) this.#ranksOf(prefix + (names.get(line) ?? '')).lost++
    return outcome
  }

  /** Averages and counts, a line for each key. */
  toString(): string {
    const rows = [...this.byKey].map(([key, { keystrokes, asked, offered, places, lost }]) => [
      key,
      String(keystrokes),
      `${offered} of ${asked}`,
      String(lost),
      offered === 0 ? '-' : (places / offered).toFixed(1),
    ])
    const table = [['key', 'keystrokes', 'offered', 'lost', 'rank'], ...rows]
    const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? []
    const padded = (cell: string, column: number): string =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
    return table.map(row => row.map(padded).join('  ')).join('\n')
  }

  #ranksOf(name: string): KeyRanks {
    const ranks = this.byKey.get(name) ?? { keystrokes: 0, asked: 0, offered: 0, places: 0, lost: 0 }
    this.byKey.set(name, ranks)
    return ranks
  }
}

function within(keys: readonly Key[], indent: number, key: string | undefined): Key[] {
  const around = keys.filter(above => above.indent < indent)
  return key === undefined ? around : [...around, { indent, key }]
}

function note(ranks: KeyRanks, value: string, labels: readonly string[]): void {
  ranks.asked++
  const place = labels.indexOf(value.replace(/^"(.*)"$/, '$1'))
  if (place < 0) return
  ranks.offered++
  ranks.places += place + 1
}
