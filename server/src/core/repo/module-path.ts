import { plumegoModule } from '../spec/repo.ts'
import type { Snapshot } from './snapshot.ts'

/** The module path that dependency-rules checks imports against: what specs/repo.yaml says, else Plumego's own. */
export const modulePath = (snapshot: Snapshot): string => snapshot.memo(findModulePath)

const findModulePath = ({ repoSpec }: Snapshot): string => repoSpec?.modulePath ?? plumegoModule
