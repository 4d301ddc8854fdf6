import { groupBy } from '../collections.ts'
import type { FilePlace, Finding, Fix } from '../findings/finding.ts'
import { rangesTouch } from '../text/position.ts'

/** What is found somewhere in a file and makes all of it doubtful. */
const wholeFile: ReadonlySet<string> = new Set(['yaml-syntax', 'check-blocked', 'file-skipped'])

/** What stands at a value without saying that it is wrong: at a first line, or for want of evidence. */
const others: ReadonlySet<string> = new Set([
  ...['missing-key', 'strict-boundary-missing'],
  ...['promotion-without-evidence', 'unproven-promotion', 'release-refs-apart'],
  ...['subordinates-undeclared', 'parent-family-missing', 'subordinate-without-parent', 'required-path-missing'],
])

/**
 * Leaves out the fixes that take a value for true at which something is found itself: what is wrong, or cannot be read,
 * mends nothing else.
 * @param findings all that is found in one state
 */
export function withoutUnsoundFixes(findings: readonly Finding[]): Finding[] {
  let byFile: ReadonlyMap<string, readonly Finding[]> | undefined
  const isDoubtful =
    (finding: Finding) =>
    ({ file, range }: FilePlace): boolean => {
      byFile ??= groupBy(findings, one => one.file)
      return (byFile.get(file) ?? []).some(
        other =>
          other !== finding &&
          (wholeFile.has(other.code) || (!others.has(other.code) && rangesTouch(other.range, range))),
      )
    }
  return findings.map(finding =>
    finding.grounds?.some(isDoubtful(finding))
      ? withoutDoubtful(finding, ({ because = [] }) => because.some(isDoubtful(finding)))
      : finding,
  )
}

/** The same finding without some fixes, of which it may still be said why. Fixes are made when somebody asks for them. */
function withoutDoubtful(finding: Finding, isDoubtful: (fix: Fix) => boolean): Finding {
  const { code, check, severity, key, file, range, message, related, unjudged, hasNoSafeFix, withheld = [] } = finding
  return {
    ...{ code, check, severity, key, file, range, message, related },
    ...(unjudged && { unjudged }),
    ...(hasNoSafeFix && { hasNoSafeFix }),
    get fixes() {
      return finding.fixes.filter(fix => !isDoubtful(fix))
    },
    get withheld() {
      const doubtful = finding.fixes.filter(isDoubtful)
      return [...withheld, ...doubtful.flatMap(({ title, whenUnsound: reason }) => (reason ? { title, reason } : []))]
    },
  }
}
