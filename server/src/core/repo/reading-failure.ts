/** A reading that threw, by a mistake of ours: the answer about one file is not known. Its cause is what was thrown. */
export class ReadingFailure extends Error {
  /** Relative to the workspace, with `/`. */
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`reading ${path} failed`, { cause })
    this.path = path
  }
}

/** @throws ReadingFailure, which names the file, for whatever `read` throws */
export function readingOf<Fact>(path: string, read: () => Fact): Fact {
  try {
    return read()
  } catch (error) {
    throw new ReadingFailure(path, error)
  }
}
