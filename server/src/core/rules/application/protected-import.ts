import { membershipsOf, protectedCategory } from '../../maturity/categories.ts'
import type { RuleInfo } from '../rule.ts'
import type { ApplicationFileRule } from './application-rule.ts'
import { extensionImports } from './extension-imports.ts'

const info: RuleInfo = {
  code: 'protected-import',
  check: null,
  severity: 'information',
  summary: 'An application imports a package that must be mounted behind authentication.',
  key: ['file', 'import path'],
}

export const protectedImport: ApplicationFileRule = {
  scope: 'application-file',
  asksPlumego: true,
  rules: [info],
  run(file, { application: { plumego }, t, report }) {
    for (const { spec, path } of extensionImports(file, plumego.snapshot)) {
      const memberships = membershipsOf(plumego.snapshot, path)
      const found = memberships.find(({ category }) => category.letter === protectedCategory)
      if (!found) continue
      const values = { package: path, category: `${found.category.letter} — ${found.category.title}` }
      report(info, {
        file: file.path,
        range: spec.range,
        key: [file.path, spec.path],
        message: t(
          'Nobody may reach {package} without authentication (category {category}): mount it behind a gate, then acknowledge this import with a reason.',
          values,
        ),
      })
    }
  },
}
