import type { Fix } from '../../findings/finding.ts'
import { rangeIn } from '../../findings/words.ts'
import { shownInRow } from '../../fixes/dashboard-rows.ts'
import { addEntryKey, signalEntryEdit, signalText } from '../../fixes/evidence-entries.ts'
import { isFit } from '../../fixes/reliable.ts'
import { specPaths } from '../../repo/snapshot.ts'
import {
  type MaturitySignal,
  readMaturitySignals,
  type SignalField,
  signalFields,
} from '../../spec/maturity-signals.ts'
import type { Piece } from '../../text/go-strings.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { dashboardFile, dashboardRows, type FamilyRow, reportDrift } from './dashboard-drift.ts'
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
  scope: 'workspace',
  rules: [signalMissing, fieldMissing],
  run(context) {
    for (const one of dashboardRows(context.snapshot)) context.part(one, () => checkSignals(one, context))
  },
}

function checkSignals({ family, row }: FamilyRow, context: RuleContext): void {
  const { snapshot, t, report } = context
  const file = specPaths.maturity
  const known = snapshot.read(file, readMaturitySignals)
  if (!known) return
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
      fixes: entryFixes(context, module, row),
    })
    return
  }
  for (const field of signalFields) {
    const value = signal.fields[field]
    if (!value) {
      report(fieldMissing, {
        file,
        range: rangeIn(snapshot, file, signal.line),
        key: [module, field],
        message: t('The signals of {module} lack {field}: add what its dashboard row says.', { module, field }),
        fixes: fieldFixes(context, signal, field, row),
      })
    } else if (!row.text.includes(value.text)) {
      reportDrift(context, row, { family, field, value, source: file })
    }
  }
}

/** A value that the file can hold, as it is shown; undefined for any other. */
const writable = (value: string | undefined): string | undefined =>
  value === undefined || !isFit(value) || /["\\]/.test(value) ? undefined : value

function entryFixes({ snapshot, t }: RuleContext, module: string, row: Piece): Fix[] {
  const path = specPaths.maturity
  const source = snapshot.text(path)
  const known = snapshot.read(path, readMaturitySignals)
  const shown = (field: SignalField): string | undefined =>
    writable(shownInRow(dashboardFile(snapshot), { module, row }, field))
  const [entrypoint, docs, coverage] = signalFields.map(shown)
  if (!source || !known || entrypoint === undefined || docs === undefined || coverage === undefined) return []
  const values = { recommended_entrypoint: entrypoint, docs_signal: docs, coverage_signal: coverage }
  const edit = signalEntryEdit({ path, source }, known, module, values)
  return edit ? [{ title: t('Add an entry for {module}', { module }), edits: [edit], safe: false }] : []
}

function fieldFixes({ snapshot, t }: RuleContext, signal: MaturitySignal, field: SignalField, row: Piece): Fix[] {
  const path = specPaths.maturity
  const source = snapshot.text(path)
  const value = writable(shownInRow(dashboardFile(snapshot), { module: signal.module.text, row }, field))
  return source && value ? addEntryKey({ path, source }, signal, [field, signalText(value)], t, false) : []
}
