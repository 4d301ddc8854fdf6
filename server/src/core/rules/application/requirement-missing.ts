import type { Fix } from '../../findings/finding.ts'
import { endWith } from '../../fixes/lines.ts'
import { readGoMod } from '../../golang/mod/go-mod.ts'
import type { BorrowedPlumego } from '../../locate/module.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Localize } from '../../text/localize.ts'
import { startOfFile } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { RuleInfo } from '../rule.ts'
import type { ApplicationFileRule } from './application-rule.ts'

const info: RuleInfo = {
  code: 'requirement-missing',
  check: null,
  severity: 'information',
  summary: 'A module of a go.work imports Plumego, and its own go.mod does not require it.',
  key: ['file', 'import path'],
}

/** In a go.work whatever any of its modules requires can be imported; by itself the module then builds no longer. */
export const requirementMissing: ApplicationFileRule = {
  scope: 'application-file',
  asksPlumego: false,
  rules: [info],
  run(file, { application: { facts, files, module }, t, report }) {
    if (facts.requirement === 'own') return
    const isPlumego = (path: string): boolean => path === plumegoModule || path.startsWith(`${plumegoModule}/`)
    const spec = file.imports.imports.find(({ path }) => isPlumego(path))
    const goMod = files.text('go.mod')
    if (!spec || !goMod || requiresPlumego(goMod)) return
    report(info, {
      file: file.path,
      range: spec.range,
      key: [file.path, spec.path],
      message: requirementMissingText(module, facts.requirement, t),
      related: [{ file: 'go.mod', range: startOfFile, message: t('The requirement belongs here.') }],
      fixes: addRequirement(goMod, facts.requirement, t),
    })
  },
}

const requiresPlumego = ({ text }: SourceText): boolean =>
  readGoMod(text).requires.some(({ path }) => path.text === plumegoModule)

/**
 * What hover, completion and finding say of a module that has Plumego from go.work alone.
 * @param module its path; undefined where its go.mod names none
 */
export function requirementMissingText(module = '', { version, checkout }: BorrowedPlumego, t: Localize): string {
  const values = { module, plumego: plumegoModule, version: version ?? 'latest', checkout: checkout ?? '' }
  if (checkout !== undefined) {
    return t(
      'This module, {module}, does not require Plumego: it builds only within go.work. Require {plumego} in its go.mod, and replace it by {checkout}.',
      values,
    )
  }
  return t(
    'This module, {module}, does not require Plumego: it builds only within go.work. Run "go get {plumego}@{version}" in it.',
    values,
  )
}

/** What the go command writes for a module that a directory replaces: no version of it is ever looked for. */
const replacedVersion = 'v0.0.0-00010101000000-000000000000'

/** Behind the last line of the file; of a checkout that go.work uses with the `replace` that leads there without it. */
function addRequirement(source: SourceText, { version, checkout }: BorrowedPlumego, t: Localize): Fix[] {
  const required = checkout === undefined ? version : replacedVersion
  if (required === undefined) return []
  const values = { module: plumegoModule, version: required, checkout: checkout ?? '' }
  const title =
    checkout === undefined
      ? t('Require {module} {version} in go.mod', values)
      : t('Require {module} in go.mod, replaced by {checkout}', values)
  const replacement = checkout === undefined ? [] : ['', `replace ${plumegoModule} => ${quoted(checkout)}`]
  const lines = [`require ${plumegoModule} ${required}`, ...replacement].join(source.lineEnd)
  return [{ title, edits: [endWith({ path: 'go.mod', source }, lines)], safe: false }]
}

/** As the go command writes a path that is more than a plain word. */
const quoted = (path: string): string => (/^[\w./~+-]+$/.test(path) ? path : JSON.stringify(path))
