declare module 'monaco-editor/base/common/filters.js' {
  /** Score, offset of the first match, and what follows; undefined where the pattern does not match. */
  export type FuzzyScore = [score: number, wordStart: number, ...matches: number[]]
  export interface FuzzyScoreOptions {
    readonly firstMatchCanBeWeak: boolean
    readonly boostFullMatch: boolean
  }
  export const FuzzyScoreOptions: { readonly default: FuzzyScoreOptions }
  export function fuzzyScoreGracefulAggressive(
    pattern: string,
    lowPattern: string,
    patternPos: number,
    word: string,
    lowWord: string,
    wordPos: number,
    options?: FuzzyScoreOptions,
  ): FuzzyScore | undefined
}
