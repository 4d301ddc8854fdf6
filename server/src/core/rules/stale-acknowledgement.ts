import type { Fix } from '../findings/finding.ts'
import { nearestValue } from '../fixes/nearest-value.ts'
import { acknowledgeWord } from '../text/acknowledge-word.ts'
import { isCalendarDay } from '../text/calendar.ts'
import type { Localize } from '../text/localize.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Acknowledgement } from './acknowledgement-comment.ts'
import { type Acknowledging, isPast } from './acknowledgements.ts'
import type { PlacedComment } from './placed-comments.ts'
import type { Report, RuleInfo } from './rule.ts'

export const staleAcknowledgement: RuleInfo = {
  code: 'stale-acknowledgement',
  check: null,
  severity: 'warning',
  summary: 'A comment acknowledges nothing: its code is no rule’s, nothing is found there, or its day is past.',
  key: ['file', 'code', 'reason'],
}

/** What the rules are called, as far as acknowledgements go by that. */
export interface KnownCodes {
  readonly all: ReadonlySet<string>
  /** Those that a check of CI judges, all of it or a part. */
  readonly ofCi: ReadonlySet<string>
  /** Those of which CI does not judge everything. */
  readonly silenceable: readonly string[]
}

/** How an acknowledgement stands to what is found: `unjudged` where its rule is not known to have looked. */
export type AcknowledgementState = 'counts' | 'past' | 'no-reason' | 'no-rule' | 'ci' | 'idle' | 'unjudged'

/** How a comment stands to what is found where it stands. */
interface Standing {
  /** It speaks of a finding that it may silence. */
  readonly isUsed: boolean
  /** CI finds what it speaks of. */
  readonly isOfCi: boolean
  /** Its rule is known to have looked, with all that it needs. */
  readonly isJudged: boolean
}

export function stateOf(
  { code, reason, until }: Acknowledgement,
  { isUsed, isOfCi, isJudged }: Standing,
  codes: KnownCodes,
  acknowledging: Pick<Acknowledging, 'today'>,
): AcknowledgementState {
  if (!codes.all.has(code)) return 'no-rule'
  if (isUsed && reason === '') return 'no-reason'
  if (isPast(until, acknowledging)) return 'past'
  if (isUsed) return 'counts'
  if (isOfCi) return 'ci'
  if (!isJudged) return 'unjudged'
  return codes.silenceable.includes(code) ? 'idle' : 'ci'
}

/**
 * What a person is told of a comment: nothing where it counts, and where the finding itself asks for its reason.
 * @param source the text of its file
 */
export function staleReport(
  { file, comment }: PlacedComment,
  state: AcknowledgementState,
  source: SourceText,
  codes: KnownCodes,
  t: Localize,
): Report | undefined {
  const { code, range, reason, until = '' } = comment
  const place = { file, range, key: [file, code, reason] }
  switch (state) {
    case 'no-rule':
      return { ...place, ...noRule(file, comment, source, codes, t) }
    case 'ci': {
      const message = codes.ofCi.has(code)
        ? t('CI fails on {code}: no comment silences it.', { code })
        : t('No comment silences {code}: mend what it is told of.', { code })
      return { ...place, message, fixes: [removal(file, comment, source, t)] }
    }
    case 'idle': {
      const message = t('Nothing of {code} is found here: this comment silences nothing.', { code })
      return { ...place, message, fixes: [removal(file, comment, source, t)] }
    }
    case 'past': {
      const values = { code, until }
      const message = t('{code} was acknowledged until {until}: look again, then name another day or mend it.', values)
      return { ...place, message }
    }
    default:
      if (until === '' || isCalendarDay(until)) return undefined
      return { ...place, message: t('{until} is no day: expected one such as 2027-01-31 behind “until”.', { until }) }
  }
}

function noRule(
  file: string,
  comment: Acknowledgement,
  source: SourceText,
  { silenceable }: KnownCodes,
  t: Localize,
): Pick<Report, 'message' | 'fixes'> {
  const { code, codeRange } = comment
  if (code === '') {
    const example = `${acknowledgeWord} import-not-allowed`
    return { message: t('Expected the code of a rule, and why: {example} …', { example }) }
  }
  const nearest = nearestValue(code, silenceable)
  if (nearest === undefined) {
    const message = t('There is no rule {code}: this comment silences nothing.', { code })
    return { message, fixes: [removal(file, comment, source, t)] }
  }
  const values = { code, nearest }
  return {
    message: t('There is no rule {code}: this comment silences nothing. Nearest to that name: {nearest}.', values),
    fixes: [
      { title: t('Write {nearest}', values), edits: [{ file, range: codeRange, newText: nearest }], safe: false },
    ],
  }
}

/** With its line, where nothing else stands on it, else with the blanks in front. */
function removal(file: string, { range, isAlone }: Acknowledgement, source: SourceText, t: Localize): Fix {
  const { line } = range.start
  const before = source.lineText(line).slice(0, range.start.character)
  const hasNext = line + 1 < source.lineCount
  const whole = isAlone && hasNext
  const start = { line, character: whole ? 0 : before.trimEnd().length }
  const end = whole ? { line: line + 1, character: 0 } : range.end
  return { title: t('Remove this comment'), edits: [{ file, range: { start, end }, newText: '' }], safe: false }
}
