/** What a report of a problem says, before anything private is taken out. */
export interface ReportFacts {
  readonly versions: readonly (readonly [of: string, version: string])[]
  readonly state: string
  readonly workspaces: readonly ReportedWorkspace[]
  readonly timings: readonly (readonly [what: string, milliseconds: number])[]
  readonly logLines: readonly string[]
}

/** What is counted of one Plumego. */
interface ReportedWorkspace {
  /** Where it comes from. */
  readonly source: string
  readonly applications: number
  readonly packages: number
  readonly used: number
  readonly findings: number
}

/** A report of a problem, as Markdown. In English, whatever the reader's language: those who mend it have to read it. */
export function reportText({ versions, state, workspaces, timings, logLines }: ReportFacts): string {
  const fence = '```'
  const lines = [
    '### Plumego report',
    '',
    ...versions.map(([of, version]) => `- ${of}: ${version}`),
    `- server: ${state}`,
    '',
    ...workspaces.map(
      ({ source, applications, packages, used, findings }, index) =>
        `- Plumego ${index + 1}: ${source}; ${applications} applications, ${packages} packages, ${used} used, ${findings} findings in rows`,
    ),
    ...timings.map(([what, milliseconds]) => `- ${what}: ${Math.round(milliseconds)} ms`),
    '',
    `Last ${logLines.length} lines of the log:`,
    '',
    fence,
    ...logLines.map(line => line.replaceAll(fence, "'''")),
    fence,
    '',
  ]
  return lines.join('\n')
}

/** What names a person or a place of theirs. */
export interface PrivateNames {
  /** Paths of the window's folders. */
  readonly folders: readonly string[]
  /** Path of the home directory; the empty string where it is not known. */
  readonly home: string
}

/**
 * A text without paths of the machine: folders and the home directory by a word, and of any other absolute path only its
 * last part. What is relative stays.
 */
export function withoutPrivateNames(text: string, { folders, home }: PrivateNames): string {
  const named = folders.map((folder, index): readonly [string, string] => [folder, `<folder ${index + 1}>`])
  const known = [...named, ...(home === '' ? [] : [[home, '~'] as const])]
    .flatMap(([path, word]) => [...spellings(path)].map(spelling => [spelling, word] as const))
    .sort(([a], [b]) => b.length - a.length)
  const replaced = known.reduce((all, [path, word]) => all.replaceAll(path, word), text)
  return replaced.replace(/(?<![\w.~>/\\%@:-])(?:file:\/\/|[A-Za-z]:)?[/\\][^\s"'`()[\]{}<>;,]*/g, shortened)
}

/** As a path, with either slash, and as the part of a URI. */
const spellings = (path: string): Set<string> => {
  const forward = path.replaceAll('\\', '/')
  return new Set([path, forward, encodeURI(forward), encodeURI(forward).replaceAll('@', '%40')])
}

/** The last part of an absolute path; one of a single part, such as `/x`, says nothing of anybody. */
function shortened(path: string): string {
  const parts = path.replace(/^file:\/\//, '').split(/[/\\]/)
  return parts.length <= 2 ? path : `…/${parts.at(-1) ?? ''}`
}
