import type { PlumegoInUse } from '../../application/application.ts'
import { readGoMod } from '../../golang/mod/go-mod.ts'
import { isWithin } from '../../repo/paths.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { Localize } from '../../text/localize.ts'
import type { SourceText } from '../../text/source-text.ts'
import { unknownPackageInfo, unknownPackages } from '../imports/unknown-package.ts'
import type { ApplicationFileRule } from './application-rule.ts'

export const unknownPackage: ApplicationFileRule = {
  scope: 'application-file',
  asksPlumego: true,
  // Listed with the rule for checkouts, which is the same.
  rules: [],
  run(file, { application: { plumego, files, module }, t, report }) {
    const question = { plumego: plumego.snapshot, importer: { directory: undefined }, name: nameOf(plumego, t) }
    const others = [...(files.read('go.mod', requiredModules) ?? []), ...(module === undefined ? [] : [module])]
    for (const found of unknownPackages(file, question, t)) {
      const [, path = ''] = found.key
      // Another module that the application requires may hold it, and the application itself.
      if (!others.some(other => isWithin(path, other))) report(unknownPackageInfo, found)
    }
  },
}

/** Those beside Plumego's own. */
const requiredModules = ({ text }: SourceText): readonly string[] =>
  readGoMod(text).requires.flatMap(({ path }) => (path.text === plumegoModule ? [] : path.text))

const nameOf = ({ version }: PlumegoInUse, t: Localize): string =>
  version === undefined ? t('the Plumego in use') : t('Plumego {version}', { version })
