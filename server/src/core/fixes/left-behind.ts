/**
 * Codes of what a promotion leaves behind. It stood there before, and is told once the evidence is whole or the status
 * another: no fix that sets one of these right brings it about.
 */
export const leftBehind: ReadonlySet<string> = new Set(['blocker-text-left', 'status-comment-stale'])
