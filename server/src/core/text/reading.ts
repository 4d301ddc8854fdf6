import type { SourceText } from './source-text.ts'

/** A reading of one text: a function of that text alone, so that its answer can be kept for as long as the text is. */
export type Reading<Fact> = (source: SourceText) => Fact
