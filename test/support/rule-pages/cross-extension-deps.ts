import type { RulePage } from './page.ts'

export const crossExtensionDepsPages: readonly RulePage[] = [
  {
    code: 'manifest-forbidden-import',
    why: 'A module can close its own doors: forbidden_imports of its module.yaml holds for the Go files in the same directory, and not for those below. `x/a` means that package alone, `x/a/*` one level below it, `x/a/**` it and all below.',
    mend: 'Remove the import; take what you need through an interface that the caller fills. Where the maintainers have agreed, *Widen the rule* changes manifest and rule together.',
    bad: {
      'x/rest/module.yaml': [['  - x/ai/**', '  - x/data/**']],
      'x/rest/rest.go': [['plumego/contract"', 'plumego/x/data"']],
    },
  },
]
