import type { Finding, Fix } from '../findings/finding.ts'
import { listed } from '../findings/words.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { acknowledgeWord } from '../text/acknowledge-word.ts'
import type { Localize } from '../text/localize.ts'
import type { Range } from '../text/position.ts'
import { commentMark, textOf } from './acknowledgement-comment.ts'
import { isAcknowledgement } from './acknowledgements.ts'
import { unknownPackageInfo } from './imports/unknown-package.ts'

/** A fix that leaves a place for a person to say why. */
export interface Acknowledgement extends Fix {
  /** That place, in the text with the fix made: on one line, which is `line`. */
  readonly reason: Range
  readonly line: string
}

/** What stands where the reason belongs: it is none itself. */
export const reasonPlaceholder = (t: Localize): string => t('<why it stays>')

/**
 * Puts comments above findings that begin at one place, which acknowledge them, with a place for the reason: until that
 * is filled in, they stay. Undefined where one of them has a check, which nothing silences, or cannot compile, where a
 * file takes no such comment, and where all have one already.
 */
export function acknowledge(
  findings: readonly Finding[],
  snapshot: Snapshot,
  t: Localize,
): Acknowledgement | undefined {
  if (findings.some(({ check, code }) => check !== null || code === unknownPackageInfo.code)) return undefined
  const wanted = findings.flatMap(finding => commentFor(finding, snapshot, t) ?? [])
  const [first] = wanted
  if (!first || sharesLine(first, snapshot)) return undefined
  const newText = wanted.map(comment => comment.lead + comment.reason + comment.lineEnd).join('')
  const { file, line, lead, reason } = first
  const start = { line, character: 0 }
  return {
    title: t('Acknowledge {code}: add a comment for the reason', { code: listed(wanted.map(({ code }) => code)) }),
    edits: [{ file, range: { start, end: start }, newText }],
    safe: false,
    reason: { start: { line, character: lead.length }, end: { line, character: lead.length + reason.length } },
    line: lead + reason,
  }
}

/** A comment above a line speaks of every import there, and so would the reason that is given for one. */
function sharesLine({ file, line }: { readonly file: string; readonly line: number }, snapshot: Snapshot): boolean {
  const imports = snapshot.goFiles.get(file)?.imports.imports ?? []
  return imports.filter(({ range }) => range.start.line === line).length > 1
}

function commentFor({ code, file, range, related }: Finding, snapshot: Snapshot, t: Localize) {
  const mark = commentMark(file)
  const source = mark && textOf(snapshot, file)
  if (!source || related.some(place => place.file === file && isAcknowledgement(place, snapshot))) return undefined
  const { line } = range.start
  const [indent = ''] = /^\s*/.exec(source.lineText(line)) ?? []
  const comment = mark === '#' ? `# ${acknowledgeWord}` : `//${acknowledgeWord}`
  return {
    code,
    file,
    line,
    lead: `${indent}${comment} ${code} `,
    reason: reasonPlaceholder(t),
    lineEnd: source.lineEnd,
  }
}
