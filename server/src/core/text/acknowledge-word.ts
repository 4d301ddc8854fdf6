/** What a comment begins with that acknowledges a finding: its code and a reason follow. */
export const acknowledgeWord = 'plumego:acknowledge'

/** As much as is read of most Go files on a disk, in characters. */
const readLength = 4096

/** Whether the word stands in as much of a Go file's text as is read of one on the disk. */
export const mayAcknowledgeIn = (text: string): boolean => text.slice(0, readLength).includes(acknowledgeWord)
