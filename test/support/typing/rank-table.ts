import type { TypingListener } from './type-text.ts'

/** How a key's values were offered while they were typed. */
export interface KeyRanks {
  /** Letters typed at which a list could have held the value: the first three. */
  asked: number
  offered: number
  /** The sum of the value's places in the lists, from 1. */
  places: number
}

/** How many letters of a value count: what is known later comes late. */
const counted = 3

/** Collects, by the key that values stand below, where the value that was meant stood in the list. */
export class RankTable {
  readonly byKey = new Map<string, KeyRanks>()
  #keys: { readonly indent: number; readonly key: string }[] = []
  #line = -1

  /** @param prefix of the keys: what file they are of */
  listener(prefix: string, isKey: (key: string) => boolean): TypingListener {
    this.#keys = []
    this.#line = -1
    return (line, typed, whole, labels) => {
      const [, indent = '', key, value = ''] = /^([ -]*)(?:([\w./-]+):(?=\s|$))?\s*(.*)$/.exec(whole) ?? []
      if (line !== this.#line) this.#enter(indent.length, key)
      this.#line = line
      const letters = typed.length - (whole.length - value.length)
      if (value === '' || value.startsWith('#') || letters < 1 || letters > counted) return
      const name = this.#keys.findLast(({ key }) => isKey(key))?.key
      if (name === undefined) return
      const ranks = this.byKey.get(prefix + name) ?? { asked: 0, offered: 0, places: 0 }
      this.byKey.set(prefix + name, ranks)
      const place = labels.indexOf(value.replace(/^"(.*)"$/, '$1'))
      ranks.asked++
      if (place < 0) return
      ranks.offered++
      ranks.places += place + 1
    }
  }

  #enter(indent: number, key: string | undefined): void {
    this.#keys = this.#keys.filter(above => above.indent < indent)
    if (key !== undefined) this.#keys.push({ indent, key })
  }
}
