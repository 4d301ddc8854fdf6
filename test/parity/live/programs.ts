import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Check } from '../../../server/src/core/findings/finding.ts'
import { patterns } from './patterns/index.ts'

/** What one of Plumego's programs said of a workspace. */
export interface Verdict {
  /** It stopped with an error instead of listing what it found. */
  readonly fatal: boolean
  /** `[code, key]` as JSON, sorted and without repetition. */
  readonly findings: readonly string[]
  /** Lines of its output that no pattern below takes: the patterns are behind the program. */
  readonly unknown: readonly string[]
}

/** Runs the program of one check in `workspace`, and reads what it prints. */
export async function askProgram(programs: string, check: Check, workspace: string): Promise<Verdict> {
  if (check !== 'community-extension') return ask(programs, check, workspace, strictly(check))
  const verdicts = await Promise.all(
    extensionsIn(workspace).map(directory => ask(programs, check, workspace, [directory])),
  )
  return {
    fatal: verdicts.some(({ fatal }) => fatal),
    findings: [...new Set(verdicts.flatMap(({ findings }) => findings))].sort(),
    unknown: verdicts.flatMap(({ unknown }) => unknown),
  }
}

const strictly = (check: Check): string[] => (check === 'deprecation-inventory' ? ['-strict'] : [])

/** The directories that the program has to be asked about one by one. */
const extensionsIn = (workspace: string): string[] =>
  fs
    .globSync('**/community-extension.yaml', { cwd: workspace })
    .map(file => path.dirname(file))
    .sort()

async function ask(programs: string, check: Check, workspace: string, words: readonly string[]): Promise<Verdict> {
  const { failed, errors } = await runProgram(path.join(programs, check), words, workspace)
  if (!failed) return { fatal: false, findings: [], unknown: [] }
  if (!/ check failed:|^deprecation-inventory warnings:/m.test(errors))
    return { fatal: true, findings: [], unknown: [] }
  const findings = new Set<string>()
  const unknown: string[] = []
  for (const line of findingLines(check, errors)) {
    const found = recognise(check, line.replaceAll(`${workspace}/`, ''))
    if (found) findings.add(found)
    else unknown.push(line)
  }
  return { fatal: false, findings: [...findings].sort(), unknown }
}

function runProgram(
  program: string,
  words: readonly string[],
  cwd: string,
): Promise<{ failed: boolean; errors: string }> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { cwd, maxBuffer: 1 << 26 }, (error, _output, errors) => {
      // A number is an exit status; a name such as ENOENT says that it did not run at all.
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ failed: error !== null, errors })
    })
  })
}

function findingLines(check: Check, errors: string): string[] {
  if (check === 'cross-extension-deps') {
    const entries = errors.matchAll(
      /^ {2}❌ {2}([^\n]*)\n\n {5}imports ([^\n]*)\n {5}forbidden by pattern ([^\n]*) in module\.yaml$/gm,
    )
    return [...entries].map(([, ...parts]) => parts.join('\t'))
  }
  // Programs of older versions all begin a finding's line with a dash.
  const begins = !check.startsWith('extension-') && errors.includes('\n  ❌  ') ? '  ❌  ' : '- '
  return errors.split('\n').flatMap(line => (line.startsWith(begins) ? [line.slice(begins.length)] : []))
}

function recognise(check: Check, line: string): string | undefined {
  for (const { code, match, key } of patterns[check]) {
    const found = whole(match).exec(line)
    if (!found) continue
    const areQuoted = quotedGroups(match)
    const groups = found.slice(1).map((group, i) => (areQuoted[i] ? unquoted(group) : group))
    return JSON.stringify([code, key ? key(groups) : groups])
  }
  return undefined
}

const wholeOf = new Map<RegExp, RegExp>()

/** A dot stands for any character: a name may hold what JavaScript takes for the end of a line. */
function whole(pattern: RegExp): RegExp {
  const known = wholeOf.get(pattern) ?? new RegExp(pattern.source, 's')
  wholeOf.set(pattern, known)
  return known
}

/** Which groups take what Go wrote with %q: with %s a value keeps quotes of its own. */
const quotedGroups = ({ source }: RegExp): boolean[] =>
  [...source.matchAll(/(?<!\\)\((?!\?)(")?/g)].map(([, quote]) => quote !== undefined)

/** Go's %q; what JSON does not know of its escapes is put in JSON's words first. */
function unquoted(group: string): string {
  const escapes: Readonly<Record<string, string>> = { a: '\\u0007', v: '\\u000b' }
  const json = group.replace(/\\(?:x([0-9a-f]{2})|U([0-9a-f]{8})|([av]|.))/gs, (whole, ...[hex, long, kind]) => {
    if (hex !== undefined) return `\\u00${hex}`
    return long === undefined ? (escapes[kind] ?? whole) : String.fromCodePoint(Number.parseInt(long, 16))
  })
  return JSON.parse(json) as string
}
