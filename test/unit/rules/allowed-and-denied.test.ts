import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

const rule = (allow: string, deny: string): string =>
  `-- specs/dependency-rules.yaml --\nmodules:\n  x/rest:\n    path: x/rest\n    allow:\n      - ${allow}\n    deny:\n      - ${deny}\n  x/data:\n    path: x/data\n`
const manifest = (allowed: string, forbidden: string): string =>
  `-- x/rest/module.yaml --\nname: x/rest\nstatus: beta\nallowed_imports:\n  - ${allowed}\nforbidden_imports:\n  - ${forbidden}\n`

const found: readonly (readonly [what: string, files: string, key: readonly string[]])[] = [
  ['a rule that denies all of a directory', rule('⟦core⟧', 'core/**'), ['x/rest', 'core']],
  ['a rule that denies the same', rule('⟦log⟧', 'log'), ['x/rest', 'log']],
  ['a rule that denies more', rule('⟦store/db⟧', 'store/**'), ['x/rest', 'store/db']],
  ['a manifest that forbids all of a directory', manifest('⟦core⟧', 'core/**'), ['x/rest/module.yaml', 'core']],
  ['a manifest that forbids the same', manifest('⟦log⟧', 'log'), ['x/rest/module.yaml', 'log']],
]

const content: Readonly<Record<string, string>> = {
  'a rule that denies less': rule('store', 'store/db'),
  'a rule that denies something else': rule('log', 'core/**'),
  'the standard library': rule('stdlib', 'stdlib'),
  'a manifest that forbids less': manifest('store', 'store/db'),
  'a manifest that forbids something else': manifest('log', 'core/**'),
}

describe('allowed-and-denied', () => {
  for (const [what, files, key] of found) {
    it(`finds ${what}`, () =>
      assertExample(base, beyondCi, { code: 'allowed-and-denied', files, keys: [key], severity: 'warning' }))
  }
  for (const [what, files] of Object.entries(content)) {
    it(`is content with ${what}`, () => assertExample(base, beyondCi, { code: 'allowed-and-denied', files, keys: [] }))
  }
})
