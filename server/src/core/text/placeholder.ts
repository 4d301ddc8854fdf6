/** What stands where only a person knows the answer, and as the whole of a value: whoever reads it knows it for open. */
export const toBeWritten = 'TODO'

/** Whether a value only stands in for one that somebody is still to write, in our words or in anybody's. */
export const isOpen = (text: string): boolean => /^(?:(?:todo|tbd|fixme|xxx)\b.*|\?+|<.*>|~|null)$/i.test(text.trim())

/** Whether a reason is only what a fix left for a person to fill in, such as `<why it stays>`. */
export const isPlaceholder = (reason: string): boolean => /^<.*>$/.test(reason.trim())
