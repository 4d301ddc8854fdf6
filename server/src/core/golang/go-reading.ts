import type { SourceText } from '../text/source-text.ts'

/**
 * A reading of a whole Go file.
 * @param bytes those of the file, where what is no UTF-8 still shows: in its text U+FFFD stands for it
 */
export type GoReading<Fact> = (source: SourceText, bytes: () => Uint8Array) => Fact
