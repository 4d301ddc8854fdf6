/** What stands where only a person knows the answer, and as the whole of a value: whoever reads it knows it for open. */
export const toBeWritten = 'TODO'

/** Whether a reason is only what a fix left for a person to fill in, such as `<why it stays>`. */
export const isPlaceholder = (reason: string): boolean => /^<.*>$/.test(reason.trim())
