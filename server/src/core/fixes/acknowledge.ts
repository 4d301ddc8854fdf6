import type { Snapshot } from '../repo/snapshot.ts'
import { acknowledgeWord, commentMark, isAcknowledgement, textOf } from '../rules/acknowledgements.ts'
import type { Finding, Fix } from '../rules/finding.ts'
import type { Localize } from '../text/localize.ts'

/**
 * Puts a comment above a finding that acknowledges it, with a place for the reason: until that is filled in, the finding
 * stays. None for what has a check, which nothing silences, and where a file takes no such comment or has one already.
 */
export function acknowledge({ check, code, file, range, related }: Finding, snapshot: Snapshot, t: Localize): Fix[] {
  const mark = check === null ? commentMark(file) : undefined
  const source = mark && textOf(snapshot, file)
  if (!source || related.some(place => place.file === file && isAcknowledgement(place, snapshot))) return []
  const { line } = range.start
  const [indent = ''] = /^\s*/.exec(source.lineText(line)) ?? []
  const comment = mark === '#' ? `# ${acknowledgeWord}` : `//${acknowledgeWord}`
  const newText = `${indent}${comment} ${code} ${t('<why it stays>')}${source.lineEnd}`
  const start = { line, character: 0 }
  return [
    {
      title: t('Acknowledge {code}: add a comment for the reason', { code }),
      edits: [{ file, range: { start, end: start }, newText }],
      safe: false,
    },
  ]
}
