import type { RulePage } from './page.ts'

export const publicEntrypointsSyncPages: readonly RulePage[] = [
  {
    code: 'entrypoint-not-found',
    why: 'public_entrypoints is where readers and agents begin in a module, so each entry has to lead somewhere: to an exported name, `Type.Member` or `(Type).Method` of a Go file of the module, subpackages included and tests left out. CI reads an entry in lower case as the name of a capability, and looks at no entry with a star, `(*App).Get` included: of such a method that certainly does not exist, a hint tells.',
    mend: 'Write the name as the code has it, or remove the entry with the code that it named. specs/check-baseline/public-entrypoints-sync.txt passes over what is older than the check.',
    bad: {
      'x/rest/module.yaml': [['name: x/rest\n', 'name: x/rest\npublic_entrypoints:\n  - NewRouter\n']],
      'x/rest/routes.go': 'package rest\n\nfunc NewRoutes() {}\n',
    },
  },
]
