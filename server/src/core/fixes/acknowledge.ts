import type { Snapshot } from '../repo/snapshot.ts'
import { acknowledgeWord, commentMark, isAcknowledgement, textOf } from '../rules/acknowledgements.ts'
import type { Finding, Fix, TextEdit } from '../rules/finding.ts'
import { listed } from '../rules/words.ts'
import type { Localize } from '../text/localize.ts'

/**
 * Puts comments above findings that begin at one place, which acknowledge them, with a place for the reason: until that
 * is filled in, they stay. None where one of them has a check, which nothing silences, where a file takes no such comment,
 * and for those that have one already.
 */
export function acknowledge(findings: readonly Finding[], snapshot: Snapshot, t: Localize): Fix[] {
  if (findings.some(({ check }) => check !== null)) return []
  const wanted = findings.flatMap(finding => {
    const edit = commentEdit(finding, snapshot, t)
    return edit ? [{ code: finding.code, edit }] : []
  })
  const [first] = wanted
  if (!first) return []
  const newText = wanted.map(({ edit }) => edit.newText).join('')
  const code = listed(wanted.map(one => one.code))
  const title = t('Acknowledge {code}: add a comment for the reason', { code })
  return [{ title, edits: [{ ...first.edit, newText }], safe: false }]
}

function commentEdit({ code, file, range, related }: Finding, snapshot: Snapshot, t: Localize): TextEdit | undefined {
  const mark = commentMark(file)
  const source = mark && textOf(snapshot, file)
  if (!source || related.some(place => place.file === file && isAcknowledgement(place, snapshot))) return undefined
  const { line } = range.start
  const [indent = ''] = /^\s*/.exec(source.lineText(line)) ?? []
  const comment = mark === '#' ? `# ${acknowledgeWord}` : `//${acknowledgeWord}`
  const newText = `${indent}${comment} ${code} ${t('<why it stays>')}${source.lineEnd}`
  const start = { line, character: 0 }
  return { file, range: { start, end: start }, newText }
}
