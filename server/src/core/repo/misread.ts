const mark = 'misread: '

/** Why a file is unreadable that could be opened and whose reading threw, by a mistake of ours. */
export const misread = (error: unknown): string => mark + String(error)

/** What was thrown; undefined for any other reason. */
export const misreadReason = (reason: string): string | undefined =>
  reason.startsWith(mark) ? reason.slice(mark.length) : undefined
