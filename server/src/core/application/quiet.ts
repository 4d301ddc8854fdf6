import type { ModuleFacts } from '../locate/module.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'

/** Whether an application has nothing to do with Plumego but for what it uses, or what lies beside it: it imports none of it. */
export const isQuiet = ({ isIndirect }: ModuleFacts, { goFiles }: Snapshot): boolean =>
  isIndirect && ![...goFiles.values()].some(({ imports }) => imports.pathsFrom(plumegoModule).length > 0)
