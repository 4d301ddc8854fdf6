import { modulePath } from '../repo/module-path.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { DependencyRule, DependencyRules } from '../spec/dependency-rules.ts'
import { utf8Length } from '../text/utf8-length.ts'
import { matchesRulePattern } from './patterns.ts'

/** What it means that a file outside internal/ imports an internal package. */
export interface InternalUse {
  /** The importing directory, by the name that the program has for it. */
  readonly caller: string
  /** The rule that governs the package. */
  readonly rule: DependencyRule | undefined
  readonly isListed: boolean
}

/** What dependency-rules.yaml says of internal packages. */
interface InternalRules {
  /** Sorted by name, so that of two rules with equally long paths the same one governs as in the program. */
  readonly rules: readonly DependencyRule[]
  /** The rule that governs a package, by its path relative to the module. */
  ruleOf(relative: string): DependencyRule | undefined
}

const internalRulesOf = new WeakMap<DependencyRules, InternalRules>()

export function internalRules({ dependencyRules }: Snapshot): InternalRules | undefined {
  if (!dependencyRules) return undefined
  let found = internalRulesOf.get(dependencyRules)
  if (!found) {
    const rules = [...dependencyRules.modules.values()]
      .filter(rule => rule.path?.text.startsWith('internal/'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const governing = new Map<string, DependencyRule | undefined>()
    const ruleOf = (relative: string): DependencyRule | undefined => {
      if (!governing.has(relative)) governing.set(relative, longestMatch(relative, rules))
      return governing.get(relative)
    }
    found = { rules, ruleOf }
    internalRulesOf.set(dependencyRules, found)
  }
  return found
}

/** Files below internal/ may import each other; one that lies directly in it is checked like any other. */
const isCaller = (directory: string, { tree }: Snapshot): boolean =>
  !directory.startsWith('internal/') && tree.moduleRoot(directory) === ''

/**
 * @param directory of the importing file
 * @returns undefined for an import that is not of an internal package of the module, or that is not checked
 */
export function internalUse(directory: string, path: string, snapshot: Snapshot): InternalUse | undefined {
  const module = modulePath(snapshot)
  if (!path.startsWith(module) || !path.startsWith('/internal/', module.length)) return undefined
  if (!isCaller(directory, snapshot)) return undefined
  const rule = internalRules(snapshot)?.ruleOf(path.slice(module.length + 1))
  // Go's filepath.Dir calls the root "."; callers are compared, and told, by that name.
  const caller = directory || '.'
  return { caller, rule, isListed: rule !== undefined && isListed(caller, rule) }
}

/** The longest path as it is written, in bytes. A rule without a name governs nothing, but stands in others' way. */
function longestMatch(relative: string, rules: readonly DependencyRule[]): DependencyRule | undefined {
  let longest: DependencyRule | undefined
  let length = 0
  for (const rule of rules) {
    const path = rule.path?.text ?? ''
    const bytes = utf8Length(path)
    if (bytes <= length || !matchesRulePattern(relative, path)) continue
    longest = rule
    length = bytes
  }
  return longest?.name === '' ? undefined : longest
}

const isListed = (caller: string, rule: DependencyRule): boolean =>
  rule.declaredCallers.some(({ text }) => isAtOrBelow(caller, text))

/** As the program compares a caller with a declared one, which may be empty. */
export const isAtOrBelow = (caller: string, declared: string): boolean =>
  caller === declared || caller.startsWith(`${declared}/`)
