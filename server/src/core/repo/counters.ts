/** What the engine did since the counters were made: tests hold its cost to these numbers, not to clocks. */
export interface Counters {
  /** Files whose bytes were read from the disk, whole or in part. */
  filesRead: number
  /** Texts turned into facts: one for each reading of each text. */
  textsParsed: number
  /** Texts that were given to the YAML library, which is the dear one of the readings. */
  yamlParsed: number
  /** Runs of a rule over one file, one manifest or the workspace. */
  rulesRun: number
}

export const newCounters = (): Counters => ({ filesRead: 0, textsParsed: 0, yamlParsed: 0, rulesRun: 0 })
