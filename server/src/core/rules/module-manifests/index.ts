import type { Rule } from '../rule.ts'
import { manifestPlaces, moduleManifestsBlocks, strictBoundary } from './places.ts'
import { requiredKeys } from './required-keys.ts'
import { manifestValues } from './values.ts'

export const moduleManifests: readonly Rule[] = [
  requiredKeys,
  manifestValues,
  strictBoundary,
  manifestPlaces,
  moduleManifestsBlocks,
]
