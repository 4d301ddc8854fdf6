import { type Maturity, maturityOf } from '../maturity/maturity.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** The effective maturity of a package, kept for as long as nothing that it follows from is changed: a list shows hundreds. */
export const knownMaturity = (snapshot: Snapshot, path: string): Maturity => snapshot.memo(maturityOf, path)
