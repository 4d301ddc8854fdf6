import { specPaths } from '../../repo/snapshot.ts'
import { readMaturitySignals, signalFields } from '../../spec/maturity-signals.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { rangeIn } from '../words.ts'
import { dashboardRows, reportDrift } from './dashboard-drift.ts'
import { check } from './families.ts'

const signalMissing: RuleInfo = {
  code: 'signal-missing',
  check,
  severity: 'error',
  summary: 'An extension with a row on the maturity dashboard has no entry in specs/extension-maturity.yaml.',
  key: ['module'],
}

const fieldMissing: RuleInfo = {
  code: 'signal-field-missing',
  check,
  severity: 'error',
  summary: 'An entry of specs/extension-maturity.yaml lacks one of its three signals.',
  key: ['module', 'field'],
}

/** Every row of the dashboard has its three signals, and quotes each of them: a kind of drift where it does not. */
export const signals: WorkspaceRule = {
  scope: 'structure',
  rules: [signalMissing, fieldMissing],
  run(context) {
    const { snapshot, t, report } = context
    const file = specPaths.maturity
    const known = snapshot.read(file, readMaturitySignals)
    if (!known) return
    for (const { family, row } of dashboardRows(snapshot)) {
      const module = family.path
      const signal = known.byModule.get(module)
      if (!signal) {
        report(signalMissing, {
          file,
          range: known.at ? rangeIn(snapshot, file, known.at) : startOfFile,
          key: [module],
          message: t('{module} has no entry under signals: add one with {fields}.', {
            module,
            fields: signalFields.join(', '),
          }),
        })
        continue
      }
      for (const field of signalFields) {
        const value = signal.fields[field]
        if (!value) {
          report(fieldMissing, {
            file,
            range: rangeIn(snapshot, file, signal.line),
            key: [module, field],
            message: t('The signals of {module} lack {field}: add what its dashboard row says.', { module, field }),
          })
        } else if (!row.text.includes(value.text)) {
          reportDrift(context, row, { module, field, value, source: file })
        }
      }
    }
  },
}
