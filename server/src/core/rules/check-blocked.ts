import type { RuleInfo } from './rule.ts'

/** A check that cannot run, or whose program would stop: the one finding that several checks share. */
export const checkBlocked: Omit<RuleInfo, 'check'> = {
  code: 'check-blocked',
  severity: 'error',
  summary: 'A file that a Plumego check needs is missing or cannot be read, so the check stops there.',
  key: ['path'],
}
