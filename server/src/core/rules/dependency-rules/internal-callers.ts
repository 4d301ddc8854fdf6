import { removeImport } from '../../fixes/go-imports.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { isGoTestFile } from '../../repo/interest.ts'
import { parentPath } from '../../repo/paths.ts'
import { type GoFile, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule, DependencyRules } from '../../spec/dependency-rules.ts'
import { matchesRulePattern } from '../patterns.ts'
import {
  type GoFileRule,
  inTestFiles,
  type Report,
  type RuleContext,
  type RuleInfo,
  type WorkspaceRule,
} from '../rule.ts'
import { listed, placeName, rangeIn, related, saidOf } from '../words.ts'
import { canRun, modulePath } from './governing-rules.ts'

const common = { check: 'dependency-rules', severity: 'error' } as const

const undeclared: RuleInfo = {
  ...common,
  code: 'internal-undeclared',
  summary: 'An internal package is imported that no internal module of specs/dependency-rules.yaml declares.',
  key: ['file', 'import path'],
}
const noCallers: RuleInfo = {
  ...common,
  code: 'internal-no-callers',
  summary: 'An internal package is imported whose module declares no callers.',
  key: ['file', 'import path', 'rule name'],
}
const notListed: RuleInfo = {
  ...common,
  code: 'internal-caller-not-listed',
  summary: 'An internal package is imported from a directory that its module does not list as a caller.',
  key: ['file', 'import path', 'caller', 'rule name'],
}
const unused: RuleInfo = {
  ...common,
  code: 'internal-caller-unused',
  summary: 'A declared caller of an internal module imports nothing of it.',
  key: ['rule name', 'caller'],
}

/** An internal package that a file outside internal/ imports, and the rule that governs it, if any. */
interface InternalUse {
  readonly path: string
  readonly caller: string
  readonly rule: DependencyRule | undefined
}

export const internalImports: GoFileRule = {
  scope: 'go-file',
  rules: [undeclared, noCallers, notListed, ...[undeclared, noCallers, notListed].map(inTestFiles)],
  run(file, context) {
    if (!canRun(context.snapshot)) return
    const unlisted = internalUses(file, context.snapshot).filter(({ rule, caller }) => !rule || !isListed(caller, rule))
    if (unlisted.length === 0) return
    for (const spec of file.imports.imports) {
      const use = unlisted.find(({ path }) => path === spec.path)
      if (use) reportUse(file, spec, use, context)
    }
  },
}

export const internalCallersUnused: WorkspaceRule = {
  scope: 'workspace',
  rules: [unused],
  run(context) {
    const { snapshot } = context
    if (!canRun(snapshot)) return
    const callers = new Map(
      internalRules(snapshot).map(rule => [rule, { code: new Set<string>(), tests: new Set<string>() }]),
    )
    for (const file of snapshot.goFiles.values()) {
      for (const { rule, caller } of internalUses(file, snapshot)) {
        if (rule && isListed(caller, rule)) callers.get(rule)?.[isGoTestFile(file.path) ? 'tests' : 'code'].add(caller)
      }
    }
    for (const [rule, { code, tests }] of callers) reportUnused(rule, [...code], [...tests], context)
  },
}

const rulesOfInternal = new WeakMap<DependencyRules, readonly DependencyRule[]>()

/** Sorted by name, so that of two rules with equally long paths the same one governs as in the program. */
function internalRules({ dependencyRules }: Snapshot): readonly DependencyRule[] {
  if (!dependencyRules) return []
  let rules = rulesOfInternal.get(dependencyRules)
  if (!rules) {
    rules = [...dependencyRules.modules.values()]
      .filter(rule => rule.path?.text.startsWith('internal/'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    rulesOfInternal.set(dependencyRules, rules)
  }
  return rules
}

/** Files below internal/ may import each other; one that lies directly in it is checked like any other. */
function internalUses(file: GoFile, snapshot: Snapshot): InternalUse[] {
  const module = modulePath(snapshot)
  const prefix = `${module}/internal/`
  // The prefix that every rule asks for, so that the answer is at hand.
  const paths = file.imports.pathsFrom(module).filter(path => path.startsWith(prefix))
  if (paths.length === 0) return []
  const caller = parentPath(file.path)
  if (caller.startsWith('internal/') || snapshot.tree.moduleRoot(caller) !== '') return []
  const rules = internalRules(snapshot)
  return paths.map(path => ({
    path,
    // Go's filepath.Dir calls the root "."; callers are compared, and told, by that name.
    caller: caller || '.',
    rule: longestMatch(path.slice(module.length + 1), rules),
  }))
}

function longestMatch(relative: string, rules: readonly DependencyRule[]): DependencyRule | undefined {
  let longest: DependencyRule | undefined
  for (const rule of rules) {
    const path = rule.path?.text ?? ''
    if (matchesRulePattern(relative, path) && path.length > (longest?.path?.text.length ?? 0)) longest = rule
  }
  return longest
}

const isAtOrBelow = (caller: string, declared: string): boolean =>
  caller === declared || caller.startsWith(`${declared}/`)

const isListed = (caller: string, rule: DependencyRule): boolean =>
  rule.declaredCallers.some(({ text }) => isAtOrBelow(caller, text))

function reportUse(file: GoFile, spec: ImportSpec, { caller, rule }: InternalUse, context: RuleContext): void {
  const { snapshot, t } = context
  const report = (info: RuleInfo, finding: Report): void =>
    context.report(isGoTestFile(file.path) ? inTestFiles(info) : info, {
      ...finding,
      message: saidOf(file.path, finding.message, t),
    })
  const rules = specPaths.dependencyRules
  const imported = spec.path.slice(modulePath(snapshot).length + 1)
  const place = { file: file.path, range: spec.range, fixes: removeImport(file.path, spec, t) }
  if (!rule) {
    const values = { rules, imported, caller }
    // A caller that only tests would be is one that CI finds unused.
    const message = isGoTestFile(file.path)
      ? t('No module of {rules} declares {imported}, so nothing but tests may import it.', values)
      : t(
          'No module of {rules} declares {imported}, so nothing may import it: declare it there, with {caller} as a caller.',
          values,
        )
    report(undeclared, { ...place, key: [file.path, spec.path], message })
    return
  }
  const at = placeName(rules, rangeIn(snapshot, rules, rule.nameAt))
  const values = { caller, imported, rule: rule.name, at }
  const declaration = [related(snapshot, rules, rule.nameAt, t('{rule} is declared here', values))]
  if (rule.declaredCallers.length === 0) {
    const message = t(
      '{caller} may not import {imported}: {rule} declares no callers ({at}). Add declared_callers there, or import something else.',
      values,
    )
    report(noCallers, { ...place, key: [file.path, spec.path, rule.name], message, related: declaration })
    return
  }
  const callers = listed(rule.declaredCallers.map(({ text }) => text))
  const message = t(
    '{caller} may not import {imported}: {rule} lists it not among its callers ({at}). Listed: {callers}.',
    { ...values, callers },
  )
  report(notListed, { ...place, key: [file.path, spec.path, caller, rule.name], message, related: declaration })
}

/** @param tests callers among test files, which the program does not look at */
function reportUnused(
  rule: DependencyRule,
  found: readonly string[],
  tests: readonly string[],
  { snapshot, t, report }: RuleContext,
): void {
  const path = specPaths.dependencyRules
  const source = snapshot.text(path)
  // A file that does not parse may import what seems unused; without any caller left the rule would say another thing.
  const isSure = found.length > 0 && [...snapshot.goFiles.values()].every(({ imports }) => !imports.error)
  for (const declared of rule.declaredCallers) {
    const isUsedBy = (callers: readonly string[]): boolean => callers.some(caller => isAtOrBelow(caller, declared.text))
    if (declared.text === '' || isUsedBy(found)) continue
    report(unused, {
      file: path,
      range: rangeIn(snapshot, path, declared),
      key: [rule.name, declared.text],
      message: t(
        '{rule} declares {caller} as a caller, but no Go file there imports it outside of tests: drop the entry.',
        {
          rule: rule.name,
          caller: declared.text,
        },
      ),
      fixes: source ? removeEntry({ path, source }, declared, t, isSure && !isUsedBy(tests)) : [],
    })
  }
}
