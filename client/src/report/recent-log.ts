import type { LogOutputChannel } from 'vscode'

/** So many lines are enough to see what went wrong. */
const most = 60

const writers = ['trace', 'debug', 'info', 'warn', 'error', 'appendLine'] as const
type Writer = (typeof writers)[number]

const isWriter = (name: unknown): name is Writer => writers.some(writer => writer === name)

/** A log that keeps its last lines: what is written to a channel of the editor cannot be read there. */
export class RecentLog {
  readonly channel: LogOutputChannel
  readonly #lines: string[] = []

  constructor(channel: LogOutputChannel) {
    this.channel = new Proxy(channel, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => {
          if (isWriter(name)) this.#note(name, given[0])
          return value.apply(target, given)
        }
      },
    })
  }

  /** The last lines, the oldest first. */
  get lines(): readonly string[] {
    return this.#lines
  }

  #note(writer: Writer, what: unknown): void {
    const text = what instanceof Error ? (what.stack ?? what.message) : String(what)
    const mark = writer === 'appendLine' ? '' : `[${writer}] `
    this.#lines.push(...text.split('\n').map((line, index) => (index === 0 ? mark + line : line)))
    this.#lines.splice(0, this.#lines.length - most)
  }
}
