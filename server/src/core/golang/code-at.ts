/** The byte or character at an offset; NaN outside. */
export type CodeAt = (offset: number) => number
