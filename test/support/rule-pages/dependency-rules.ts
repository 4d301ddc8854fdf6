import type { RulePage } from './page.ts'

const rules = 'specs/dependency-rules.yaml'

export const dependencyRulesPages: readonly RulePage[] = [
  {
    code: 'forbidden-import',
    why: 'Each module of Plumego may only lean on certain others: stable roots on no extension, an extension on few. specs/dependency-rules.yaml says which, and CI refuses an import that its deny list names. Test files and nested Go modules are free.',
    mend: 'Take what you need from an allowed module, or have the caller pass it in through an interface of your own. The rule itself changes only when the architecture does: where its maintainers have agreed, *Widen the rule* lets an extension import the package, in the rule and in its manifest, and leaves denied what lies beside it.',
    bad: { 'router/router.go': [['plumego/contract"', 'plumego/x/rest"']] },
  },
  {
    code: 'forbidden-path',
    why: 'Some places were given up on purpose, such as a catch-all package or an old layout. A file or folder there brings them back.',
    mend: 'Move what it holds to the module that owns it, and delete the path.',
    bad: { 'utils/strings.go': 'package utils\n' },
    also: ['unexpected-top-level'],
  },
  {
    code: 'allowed-import-denied',
    why: 'The manifest of an extension and the central rules must agree: where the manifest allows what the rules deny, a reader is misled until CI refuses the import.',
    mend: 'Drop the entry from allowed_imports. If the import is right, the rule has to change first.',
    bad: { 'x/rest/module.yaml': [['  - contract\n', '  - contract\n  - core\n']] },
  },
  {
    code: 'rule-allows-forbidden',
    why: 'The same disagreement from the other side: the central rules allow what the module itself forbids.',
    mend: 'Drop the entry from one of the two lists: from allow where the module is right, from forbidden_imports where it is too strict.',
    bad: { 'x/rest/module.yaml': [['  - x/ai/**\n', '  - x/ai/**\n  - log/**\n']] },
  },
  {
    code: 'internal-undeclared',
    why: 'Packages below internal/ have named callers. One that the rules do not declare has none, so nobody may import it.',
    mend: 'Declare the package in specs/dependency-rules.yaml with its callers, or use one that is declared.',
    bad: { 'core/core.go': [['/clock"', '/clock"\nimport "github.com/spcent/plumego/internal/id"']] },
  },
  {
    code: 'internal-no-callers',
    why: 'An internal module is declared, but lists no caller. It is closed until somebody says who may use it.',
    mend: 'Add declared_callers with the importing directory to the module in specs/dependency-rules.yaml, or import something else.',
    bad: { [rules]: [['    declared_callers:\n      - core\n', '']] },
  },
  {
    code: 'internal-caller-not-listed',
    why: 'An internal package serves the callers that its module lists, so that a change of it has a known reach. Any other caller widens that reach unseen.',
    mend: 'Add the directory to declared_callers where the use is meant to last; otherwise do without the internal package.',
    bad: { 'router/router.go': [['plumego/contract"', 'plumego/internal/clock"']] },
  },
  {
    code: 'internal-caller-unused',
    why: 'A caller that is listed and imports nothing keeps a door open that nobody uses. Imports of test files do not count.',
    mend: 'Drop the entry.',
    bad: {
      [rules]: [['    declared_callers:\n      - core\n', '    declared_callers:\n      - core\n      - router\n']],
    },
  },
]
