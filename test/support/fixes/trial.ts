import { Lexer, parseDocument } from 'yaml'
import { groupBy } from '../../../server/src/core/collections.ts'
import type { Finding, Fix } from '../../../server/src/core/findings/finding.ts'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import { leftBehind } from '../../../server/src/core/fixes/left-behind.ts'
import { isGoFile } from '../../../server/src/core/repo/interest.ts'
import { followUpsOf } from '../../../server/src/core/rules/registry.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { goDamage } from './go-damage.ts'

/** What came of one fix, made alone. */
export interface Trial {
  readonly finding: Finding
  readonly fix: Fix
  readonly isGone: boolean
  /** Codes of what is found that was not, whether or not the rule names it. */
  readonly brought: readonly string[]
  /** Characters that the edits write and take away. */
  readonly bytes: number
  /** What is wrong with it, in words; none where it keeps every promise. */
  readonly problems: readonly string[]
}

export const verdict = ({ check, code, key }: Finding): string => [check, code, ...key].join(' ')

/** A state of a workspace or an application, with what is found in it. */
export interface Subject {
  readonly findings: readonly Finding[]
  text(path: string): SourceText | undefined
  /** What is found once texts are others. */
  check(changed: ReadonlyMap<string, SourceText>): readonly Finding[]
}

/**
 * Makes a fix alone, in memory, and looks at what became of the workspace.
 * @returns undefined where it changes a file whose text nobody keeps
 */
export function tryFix(subject: Subject, [finding, fix]: readonly [Finding, Fix]): Trial | undefined {
  const before = subject.findings
  const changed = new Map<string, SourceText>()
  const problems: string[] = []
  for (const [path, edits] of groupBy(fix.edits, ({ file }) => file)) {
    const source = subject.text(path)
    if (!source) return undefined
    const text = applyEdits(source, edits)
    changed.set(path, new SourceText(text))
    problems.push(...damage(path, source.text, text, fix))
  }
  const after = subject.check(changed)
  const counts = countsOf(before)
  const left = countsOf(after)
  const isGone = (left.get(verdict(finding)) ?? 0) < (counts.get(verdict(finding)) ?? 0)
  const brought = broughtAbout(before, after)
  if (!isGone && !fix.isFirstStep) problems.push('the finding is still there')
  if (fix.isFirstStep && (isGone || fix.safe)) problems.push('it is no first step')
  const named = fix.safe ? [] : (fix.followUps ?? followUpsOf(finding.code))
  const unnamed = new Set(brought.filter(code => !named.includes(code)))
  if (unnamed.size > 0) problems.push(`brings about ${[...unnamed].join(', ')}`)
  const bytes = fix.edits.reduce((sum, { newText }) => sum + newText.length, 0)
  return { finding, fix, isGone, brought, bytes, problems }
}

/** Codes that a file has more of. One that names another text than before, such as without its comment, is no new one. */
function broughtAbout(before: readonly Finding[], after: readonly Finding[]): string[] {
  const nameOf = ({ check, code, file }: Finding): string => [check, code, file].join(' ')
  const left = before.map(nameOf)
  const known = new Set(before.map(verdict))
  return after.flatMap(one => {
    const at = left.indexOf(nameOf(one))
    if (at >= 0) left.splice(at, 1)
    return at >= 0 || known.has(verdict(one)) || leftBehind.has(one.code) ? [] : one.code
  })
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of findings) counts.set(verdict(one), (counts.get(verdict(one)) ?? 0) + 1)
  return counts
}

/** What an edit did to a file that nobody asked for. */
function damage(path: string, before: string, after: string, fix: Fix): string[] {
  const { title } = fix
  const problems: string[] = []
  if (before === after) problems.push('changes nothing')
  if (marksWithin(after) > marksWithin(before) || before.startsWith('\ufeff') !== after.startsWith('\ufeff'))
    problems.push('moves the byte order mark')
  if (!/[^\r]\n/.test(before) && before.includes('\n') && /[^\r]\n/.test(after)) problems.push('mixes line ends')
  if (before.trim() !== '' && before.endsWith('\n') !== after.endsWith('\n') && after.trim() !== '' && !isGoFile(path))
    problems.push('changes the end of the file')
  if (/\n[ \t\r]*\n[ \t\r]*\n/.test(after) && !/\n[ \t\r]*\n[ \t\r]*\n/.test(before))
    problems.push('leaves blank lines')
  if (/\.go$/.test(path)) return [...problems, ...goDamage(before, after, title)]
  return /\.ya?ml$/.test(path) ? [...problems, ...yamlDamage(before, after, fix)] : problems
}

const marksWithin = (text: string): number => text.slice(1).split('\ufeff').length - 1

function yamlDamage(before: string, after: string, { title, mostChanges = mostPlaces }: Fix): string[] {
  const old = yamlOf(before)
  const now = yamlOf(after)
  const problems: string[] = []
  if (old !== broken && now === broken) problems.push('is YAML no longer')
  const lost = lostComments(before, after).filter(comment => !title.includes(comment) && !/comment/.test(title))
  if (old !== broken && lost.length > 0) problems.push(`loses the comment ${lost[0]}`)
  if (old === broken || now === broken || typeof old !== 'object' || old === null) return problems
  // A key with nothing behind it has nothing to lose.
  const gone = new Set(
    differences(
      flat(old).filter(one => !one.endsWith('\0null')),
      flat(now),
    ),
  )
  const places = new Set([...gone, ...differences(flat(now), flat(old))])
  // What is only added, such as an entry with all its keys, takes nothing away.
  const isMore = gone.size === 0 || (title.startsWith('Remove ') && gone.size === places.size)
  // A key with another name leaves all that is below it.
  const isRenamed = valuesOf(old) === valuesOf(now)
  if (!isMore && !isRenamed && places.size > mostChanges) problems.push(`changes ${[...places].slice(0, 5).join(', ')}`)
  return problems
}

/** A value, or the two of a key that gets another name, or a status that stands twice. */
const mostPlaces = 2

const broken = Symbol('no YAML')

/** What YAML says of a text. A call of the library's own, and none of our readings. */
function yamlOf(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent' })
  if (document.errors.length > 0) return broken
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return broken
  }
}

/** Each value with the way of keys to it; entries of a list have the way of the list. */
function flat(data: unknown, way = ''): string[] {
  if (Array.isArray(data)) return data.flatMap(item => flat(item, way))
  if (typeof data !== 'object' || data === null) return [`${way}\0${JSON.stringify(data)}`]
  return Object.entries(data).flatMap(([key, value]) => flat(value, `${way}/${key}`))
}

const valuesOf = (data: unknown): string =>
  JSON.stringify(
    flat(data)
      .map(one => one.split('\0')[1])
      .sort(),
  )

/** The ways to what only the first of two documents says. */
function differences(some: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const one of others) counts.set(one, (counts.get(one) ?? 0) + 1)
  return some.flatMap(one => {
    const count = counts.get(one) ?? 0
    counts.set(one, count - 1)
    return count > 0 ? [] : (one.split('\0')[0] ?? '')
  })
}

function lostComments(before: string, after: string): string[] {
  const left = commentsOf(after)
  return commentsOf(before).filter(comment => {
    const at = left.indexOf(comment)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const commentsOf = (text: string): string[] =>
  [...new Lexer().lex(text)].filter(token => token.startsWith('#')).map(token => token.trimEnd())
