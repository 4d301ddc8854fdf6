import type { Mutation } from './mutations.ts'

/** A change that no test can see, and why: what is returned, told and offered is the same with it. */
interface Equal {
  readonly file: string
  readonly after: string
  readonly why: string
}

const judged: readonly Equal[] = []

/** Why a change has no effect that a test could see; undefined where it may have one. */
export const equalInEffect = ({ file, after }: Mutation): string | undefined =>
  judged.find(one => one.file === `${file}` && one.after === after)?.why
