import { endWith } from '../../fixes/lines.ts'
import { readGoMod } from '../../golang/mod/go-mod.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Localize } from '../../text/localize.ts'
import { startOfFile } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { Fix } from '../finding.ts'
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
      message: requirementMissingText({ module, version: facts.requirement.version }, t),
      related: [{ file: 'go.mod', range: startOfFile, message: t('The requirement belongs here.') }],
      fixes: facts.requirement.version === undefined ? [] : [addRequirement(goMod, facts.requirement.version, t)],
    })
  },
}

const requiresPlumego = ({ text }: SourceText): boolean =>
  readGoMod(text).requires.some(({ path }) => path.text === plumegoModule)

/** What hover, completion and finding say of a module that has Plumego from go.work alone. */
export function requirementMissingText(
  { module = '', version }: { readonly module: string | undefined; readonly version: string | undefined },
  t: Localize,
): string {
  const values = { module, plumego: plumegoModule, version: version ?? 'latest' }
  return t(
    'This module, {module}, does not require Plumego: it builds only within go.work. Run "go get {plumego}@{version}" in it.',
    values,
  )
}

function addRequirement(goMod: SourceText, version: string, t: Localize): Fix {
  return {
    title: t('Require {module} {version} in go.mod', { module: plumegoModule, version }),
    edits: [endWith({ path: 'go.mod', source: goMod }, `require ${plumegoModule} ${version}`)],
    safe: false,
  }
}
