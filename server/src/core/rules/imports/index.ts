import type { GoFileRule, Rule } from '../rule.ts'
import { unknownPackageInfo, unknownPackages } from './unknown-package.ts'

/** In a checkout, what lies in it is the Plumego that its files import. */
const unknownPackage: GoFileRule = {
  scope: 'go-file',
  rules: [unknownPackageInfo],
  run(file, { snapshot, t, report }) {
    for (const found of unknownPackages(file, snapshot, t('this checkout'), t)) report(unknownPackageInfo, found)
  },
}

export const importRules: readonly Rule[] = [unknownPackage]
