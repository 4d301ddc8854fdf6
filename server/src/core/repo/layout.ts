import type { Snapshot } from './snapshot.ts'

/** Versions of Plumego before the specs came have no check to agree with. */
export const hasSpecs = ({ tree }: Snapshot): boolean => tree.kind('specs') === 'directory'
