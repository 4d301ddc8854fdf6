const mebibyte = 1024 * 1024

/** How long a text may be that is read, in bytes; of an open document, in UTF-16 units. A longer one is left out. */
export const longestText = 4 * mebibyte

/** How far into a Go file an import section may go, in bytes. */
export const longestSection = mebibyte
