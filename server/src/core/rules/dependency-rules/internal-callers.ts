import { canRun } from '../../boundaries/governing-rules.ts'
import { importVerdict } from '../../boundaries/import-verdict.ts'
import { type InternalUse, internalRules, internalUse, isAtOrBelow } from '../../boundaries/internal-callers.ts'
import { listed, placeName, rangeIn, related, saidOf } from '../../findings/words.ts'
import { removeImport } from '../../fixes/go-imports.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { type Indexer, indexerFor } from '../../repo/file-index.ts'
import { modulePath } from '../../repo/module-path.ts'
import { type GoFile, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule } from '../../spec/dependency-rules.ts'
import type { Piece } from '../../text/go-strings.ts'
import {
  type ImportRule,
  inTestFiles,
  type Report,
  type RuleContext,
  type RuleInfo,
  type WorkspaceRule,
} from '../rule.ts'

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
  followUps: ['internal-no-callers', 'internal-caller-not-listed'],
}

export const internalImports: ImportRule = {
  scope: 'import',
  rules: [undeclared, noCallers, notListed, ...[undeclared, noCallers, notListed].map(inTestFiles)],
  concerns({ directory }, snapshot) {
    if (!canRun(snapshot)) return undefined
    return path => internalUse(directory, path, snapshot)?.isListed === false
  },
  run(file, context) {
    const { snapshot } = context
    for (const spec of file.imports.imports) {
      const verdict = importVerdict(snapshot, { file: file.path, spec })
      if (verdict.kind === 'denied' && verdict.asInternal) reportUse(file, spec, verdict.asInternal, context)
    }
  },
}

/** Who imports something internal of a module: whether tests do, the directory, and the path. */
const usesOfInternals = indexerFor(
  module =>
    ({ directory, isTest, imports }) =>
      // The prefix that every rule asks for, so that the answer is at hand.
      imports
        .pathsFrom(module)
        .flatMap(path =>
          path.startsWith('/internal/', module.length) ? [isTest ? 'tests' : 'code', directory, path].join('\0') : [],
        ),
)

const broken: Indexer = ({ imports }) => (imports.error ? [''] : [])

export const internalCallersUnused: WorkspaceRule = {
  scope: 'workspace',
  rules: [unused],
  run(context) {
    const { snapshot } = context
    if (!canRun(snapshot)) return
    const callers = new Map(
      internalRules(snapshot)?.rules.map(rule => [rule, { code: new Set<string>(), tests: new Set<string>() }]),
    )
    for (const use of snapshot.wordsOf(usesOfInternals(modulePath(snapshot)))) {
      const [kind, directory = '', path = ''] = use.split('\0')
      const found = internalUse(directory, path, snapshot)
      if (found?.rule && found.isListed)
        callers.get(found.rule)?.[kind === 'tests' ? 'tests' : 'code'].add(found.caller)
    }
    for (const [rule, { code, tests }] of callers) reportUnused(rule, [...code], [...tests], context)
  },
}

function reportUse(file: GoFile, spec: ImportSpec, { caller, rule }: InternalUse, context: RuleContext): void {
  const { snapshot, t } = context
  const report = (info: RuleInfo, finding: Report): void =>
    context.report(file.isTest ? inTestFiles(info) : info, {
      ...finding,
      message: saidOf(file.path, finding.message, t),
    })
  const rules = specPaths.dependencyRules
  const imported = spec.path.slice(modulePath(snapshot).length + 1)
  const place = { file: file.path, range: spec.range, fixes: removeImport(file.path, spec, t) }
  if (!rule) {
    const values = { rules, imported, caller }
    // A caller that only tests would be is one that CI finds unused.
    const message = file.isTest
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
  const isSure = (): boolean => found.length > 0 && snapshot.goFilesUnder(broken, '').length === 0
  const unlisted = found.filter(caller => !rule.declaredCallers.some(({ text }) => isAtOrBelow(caller, text)))
  // One that resembles a caller which is not listed may be that one, with a slip of the keyboard in it.
  const isMeant = ({ text }: Piece): boolean => nearestValue(text, unlisted) === undefined
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
      fixes: source
        ? removeEntry({ path, source }, declared, t, isMeant(declared) && !isUsedBy(tests) && isSure())
        : [],
    })
  }
}
