/** What may be found of values once CI sees them: codes of follow-ups of whatever makes it see them. */
export const onceSeen: readonly string[] = [
  ...['forbidden-import', 'manifest-forbidden-import', 'import-not-allowed', 'pattern-matches-nothing'],
  ...['allowed-import-denied', 'rule-allows-forbidden', 'list-too-long', 'doc-path-missing', 'path-outside'],
  ...['internal-caller-unused', 'internal-no-callers', 'internal-caller-not-listed'],
  ...['invalid-value', 'invalid-status', 'name-mismatch', 'maturity-name-mismatch', 'path-mismatch', 'layer-mismatch'],
  ...['promotion-without-evidence', 'unproven-promotion', 'dashboard-candidate-without-evidence', 'dashboard-drift'],
  ...['readme-omits-beta', 'readme-lists-non-beta', 'evidence-reused', 'release-ref-unresolved', 'unfilled-value'],
  ...['snapshot-unreadable', 'snapshot-outside-root', 'snapshot-not-found', 'snapshot-not-file'],
  ...['subordinate-not-found', 'subordinate-without-parent', 'subordinate-parent-differs', 'subordinate-unlisted'],
  ...['subordinates-undeclared', 'parent-family-missing', 'parent-family-wrong', 'parent-family-unknown'],
  ...['blocker-stale', 'blocker-unknown', 'blocker-missing', 'dashboard-blocker-text'],
]
