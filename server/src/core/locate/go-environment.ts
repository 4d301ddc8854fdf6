import type { Host } from './host.ts'

/** The settings of the go command that decide where modules come from: `go env`, without running it. */
export class GoEnvironment {
  readonly #host: Host
  readonly #written: ReadonlyMap<string, string>

  constructor(host: Host) {
    this.#host = host
    this.#written = writtenSettings(host)
  }

  /** A setting: from the environment, else from what `go env -w` wrote; undefined where neither has a value. */
  get(name: string): string | undefined {
    return this.#host.variable(name) || this.#written.get(name) || undefined
  }

  /** The module cache; undefined where no home tells. */
  get moduleCache(): string | undefined {
    const own = this.get('GOMODCACHE')
    if (own !== undefined) return own
    const host = this.#host
    const first = this.get('GOPATH')
      ?.split(host.listSeparator)
      .find(entry => entry !== '')
    const goPath = first ?? (host.home && host.resolve(host.home, 'go'))
    return goPath && host.resolve(goPath, 'pkg', 'mod')
  }

  /** The last value of a flag in GOFLAGS, such as `mod`, with one dash or two. */
  flag(name: string): string | undefined {
    const flags = splitFlags(this.get('GOFLAGS') ?? '')
    const match = flags.map(flag => /^--?([^=]+)=(.*)$/s.exec(flag)).findLast(found => found?.[1] === name)
    return match?.[2]
  }
}

/** The file that `go env -w` writes: `NAME=value` lines, the last of a name counts. */
function writtenSettings(host: Host): ReadonlyMap<string, string> {
  const named = host.variable('GOENV')
  const file = named || (host.settings && host.resolve(host.settings, 'go', 'env'))
  const settings = new Map<string, string>()
  if (!file || named === 'off') return settings
  for (const line of host.readText(file)?.split(/\r?\n/) ?? []) {
    const match = /^([A-Z][^=]*)=(.*)$/.exec(line)
    if (match?.[1] !== undefined) settings.set(match[1], match[2] ?? '')
  }
  return settings
}

/** Words between blanks; one that begins with a quote goes up to the next of its kind. */
const splitFlags = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
