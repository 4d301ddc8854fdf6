import type { ImportRule, Rule } from '../rule.ts'
import { isUnknown, unknownPackageInfo, unknownPackages } from './unknown-package.ts'
import { usesCheckout } from './uses-checkout.ts'

/** In a checkout, what lies in it is the Plumego that its files import. */
const unknownPackage: ImportRule = {
  scope: 'import',
  rules: [unknownPackageInfo],
  concerns: (files, snapshot) => path => isUnknown(path, snapshot, files),
  run(file, { snapshot, t, report }) {
    const found = unknownPackages(file, { plumego: snapshot, importer: file, name: t('this checkout') }, t)
    if (found.length === 0 || !usesCheckout(file, snapshot)) return
    for (const finding of found) report(unknownPackageInfo, finding)
  },
}

export const importRules: readonly Rule[] = [unknownPackage]
