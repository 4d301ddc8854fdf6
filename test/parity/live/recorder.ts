import { type Check, checks } from '../../../server/src/core/findings/finding.ts'
import type { Edit, Texts } from './mutations.ts'
import type { Verdict } from './programs.ts'

/** Lines of a file's pristine text from `start`, counted from 0, that give way to others. */
export interface Splice {
  readonly start: number
  readonly remove: number
  readonly insert: readonly string[]
}

/** An edit as it is kept: a text that was there before by its changed lines alone. */
export type RecordedEdit = Edit | { readonly op: 'splice'; readonly path: string; readonly splice: Splice }

/** A change of the sample workspace and what Plumego's programs answered; a check that is not named was content. */
export interface RecordedCase {
  readonly edits: readonly RecordedEdit[]
  readonly expected: Readonly<Partial<Record<Check, 'stops' | readonly string[]>>>
}

/** Keeps the smallest change for each kind of finding, and for each way in which a program stops. */
export class Recorder {
  readonly #texts: Texts
  readonly #smallest = new Map<string, { readonly size: number; readonly line: string }>()

  constructor(texts: Texts) {
    this.#texts = texts
  }

  add(edits: readonly Edit[], verdicts: readonly Verdict[]): void {
    const expected: Record<string, 'stops' | readonly string[]> = {}
    const kinds: string[] = []
    for (const [i, { fatal, findings }] of verdicts.entries()) {
      const check = checks[i]!
      if (fatal) kinds.push(`${check} stops`)
      // It reads one small file strictly, so that many changes are worth keeping: one for each different answer.
      else if (check === 'community-extension') kinds.push([check, ...findings].join(' '))
      else kinds.push(...findings.map(found => `${check} ${(JSON.parse(found) as string[])[0]}`))
      if (fatal) expected[check] = 'stops'
      else if (findings.length > 0) expected[check] = findings
    }
    const line = JSON.stringify({ edits: edits.map(edit => this.#short(edit)), expected })
    for (const kind of kinds) {
      if (line.length < (this.#smallest.get(kind)?.size ?? 4000)) this.#smallest.set(kind, { size: line.length, line })
    }
  }

  /** A case a line, so that a difference reads well. */
  text(): string {
    const lines = new Set([...this.#smallest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { line }]) => line))
    return `[\n${[...lines].join(',\n')}\n]\n`
  }

  #short(edit: Edit): RecordedEdit {
    const before = edit.op === 'write' ? this.#texts.get(edit.path) : undefined
    if (edit.op !== 'write' || before === undefined) return edit
    return { op: 'splice', path: edit.path, splice: spliceOf(before.split('\n'), edit.text.split('\n')) }
  }
}

/** The lines between what two texts have in common at their begins and at their ends. */
function spliceOf(before: readonly string[], after: readonly string[]): Splice {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++
  return { start, remove: before.length - start - end, insert: after.slice(start, after.length - end) }
}
