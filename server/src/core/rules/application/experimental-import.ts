import { maturityOf } from '../../maturity/maturity.ts'
import { provenanceText } from '../../maturity/provenance.ts'
import { claimLabel, guidance, statuses, statusLabel } from '../../maturity/status.ts'
import type { RuleInfo } from '../rule.ts'
import type { ApplicationFileRule } from './application-rule.ts'
import { extensionImports } from './extension-imports.ts'

const info: RuleInfo = {
  code: 'experimental-import',
  check: null,
  severity: 'information',
  summary: 'An application imports a package that is less mature than its settings ask for.',
  key: ['file', 'import path'],
}

export const experimentalImport: ApplicationFileRule = {
  scope: 'application-file',
  asksPlumego: true,
  rules: [info],
  run(file, { application: { plumego }, settings, t, report }) {
    const lowest = settings.application.lowestMaturity
    if (lowest === 'any') return
    for (const { spec, path } of extensionImports(file, plumego.snapshot)) {
      const maturity = maturityOf(plumego.snapshot, path)
      if (statuses.indexOf(maturity.status) >= statuses.indexOf(lowest)) continue
      const values = {
        package: path,
        status: claimLabel(maturity, t),
        provenance: provenanceText(maturity, t),
        lowest: statusLabel(lowest, t),
      }
      const asked =
        lowest === 'ga'
          ? t('{package} is {status} ({provenance}); plumego.application.lowestMaturity asks for {lowest}.', values)
          : t(
              '{package} is {status} ({provenance}); plumego.application.lowestMaturity asks for {lowest} or better.',
              values,
            )
      // What is fit for production is so all the same: only somebody asks for more.
      const advice =
        statuses.indexOf(maturity.status) < statuses.indexOf('beta-surface') ? [guidance(maturity.status, t)] : []
      report(info, {
        file: file.path,
        range: spec.range,
        key: [file.path, spec.path],
        message: [asked, ...advice, t('To keep the import, acknowledge it with a reason.')].reduce((sentence, next) =>
          t('{sentence} {next}', { sentence, next }),
        ),
      })
    }
  },
}
