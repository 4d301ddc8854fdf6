import type { PlumegoInUse } from '../../application/application.ts'
import type { Localize } from '../../text/localize.ts'
import { unknownPackageInfo, unknownPackages } from '../imports/unknown-package.ts'
import type { ApplicationRule } from './application-rule.ts'

export const unknownPackage: ApplicationRule = {
  scope: 'application-file',
  // Listed with the rule for checkouts, which is the same.
  rules: [],
  run(file, { application: { plumego }, t, report }) {
    const name = nameOf(plumego, t)
    for (const found of unknownPackages(file, plumego.snapshot, name, t)) report(unknownPackageInfo, found)
  },
}

const nameOf = ({ version }: PlumegoInUse, t: Localize): string =>
  version === undefined ? t('the Plumego in use') : t('Plumego {version}', { version })
