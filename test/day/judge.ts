import type { Day } from './day.ts'

/** What a server may hold more than early on. */
const mostGrowth = 1.1

/** What is wrong at the end of a day, each as a line. */
export function faultsOf({ early, late, told, expected, failures }: Day): string[] {
  const faults = failures.map(failure => `logged: ${failure}`)
  const identity = (one: Day['told'][number]): string => JSON.stringify(one)
  const [known, wanted] = [new Set(told.map(identity)), new Set(expected.map(identity))]
  faults.push(...[...known].filter(one => !wanted.has(one)).map(one => `told by the server alone: ${one}`))
  faults.push(...[...wanted].filter(one => !known.has(one)).map(one => `told by the command alone: ${one}`))
  if (late.heap > early.heap * mostGrowth) faults.push(`memory grew from ${early.heap} to ${late.heap} bytes`)
  if (late.descriptors > early.descriptors)
    faults.push(`${late.descriptors} descriptors, ${early.descriptors} early on`)
  if (late.handles > early.handles) faults.push(`${late.handles} handles, ${early.handles} early on`)
  return faults
}
