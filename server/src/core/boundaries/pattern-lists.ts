import { listValues } from '../manifest/manifest-lines.ts'
import { isWithin } from '../repo/paths.ts'
import type { Manifest } from '../repo/snapshot.ts'
import type { DependencyRule } from '../spec/dependency-rules.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Piece } from '../text/go-strings.ts'
import { allowedBase } from './allowed-imports.ts'
import { matchesManifestPattern, matchesRulePattern } from './patterns.ts'

/** Lists of patterns for imports, by their names in manifests, in specs/dependency-rules.yaml and in settings. */
export type PatternList = 'allowed_imports' | 'forbidden_imports' | 'allow' | 'deny' | 'acknowledged'

/**
 * Tells the packages, by their paths relative to the module, that an entry of a list takes.
 * @param module the module's path, which some entries of allowed_imports have in front
 */
export function matcherOf(list: PatternList, pattern: string, module = plumegoModule): (path: string) => boolean {
  if (list === 'forbidden_imports') return path => matchesManifestPattern(path, pattern)
  if (list !== 'allowed_imports') return path => matchesRulePattern(path, pattern)
  const base = allowedBase(pattern, module)
  return path => base !== '' && isWithin(path, base)
}

/** The standard library is no part of the repository, so no rule can deny it. */
const isAboutPackages = (entry: string): boolean => entry !== '' && entry !== 'stdlib'

/** The patterns by which a rule denies what an entry of a manifest is about, as dependency-rules compares them. */
export const deniedEntries = (rule: DependencyRule, entry: string): Piece[] =>
  isAboutPackages(entry) ? rule.deny.filter(({ text }) => matchesRulePattern(entry, text)) : []

/** The pattern by which a manifest forbids what a rule allows, as dependency-rules compares them. */
export const forbiddenEntry = (manifest: Manifest, entry: string): Piece | undefined =>
  isAboutPackages(entry)
    ? listValues(manifest.lines, 'forbidden_imports').find(({ text }) => matchesRulePattern(entry, text))
    : undefined
