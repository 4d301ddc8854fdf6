import type { Check, Finding } from '../findings/finding.ts'
import { misreadReason } from '../repo/misread.ts'
import type { Localize } from '../text/localize.ts'
import { startOfFile } from '../text/position.ts'
import { checkBlocked } from './check-blocked.ts'
import { finding } from './report-findings.ts'

/**
 * What is told of a file that CI reads and that is left out here: nothing is said in CI's place.
 * @param reason why it is unreadable
 * @returns undefined where CI cannot read it either
 */
export function leftUnread(check: Check, path: string, reason: string | undefined, t: Localize): Finding | undefined {
  const message = reason === undefined ? undefined : whyUnread(path, reason, t)
  if (message === undefined) return undefined
  const report = { file: path, range: startOfFile, key: [path], message, unjudged: [check] }
  return finding({ ...checkBlocked, check: null }, 'warning', report)
}

function whyUnread(path: string, reason: string, t: Localize): string | undefined {
  if (reason === 'too-large') {
    return t(
      '{path} is larger than what is read here (4 MiB of a file, 1 MiB of a Go file’s imports), so it is left out, and the checks that read it cannot be judged: make it smaller.',
      { path },
    )
  }
  const mistake = misreadReason(reason)
  if (mistake === undefined) return undefined
  return t(
    '{path} is left out, for a mistake in this program ended its reading ({reason}), so the checks that read it cannot be judged. Please report it.',
    { path, reason: mistake },
  )
}
