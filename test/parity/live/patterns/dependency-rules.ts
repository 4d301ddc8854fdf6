import { type Pattern, quoted } from './pattern.ts'

const spec = 'specs/dependency-rules\\.yaml'

/** What the program dependency-rules prints. */
export const dependencyRules: readonly Pattern[] = [
  { code: 'forbidden-path', match: /^FORBIDDEN_PATH\|(.*)$/ },
  { code: 'allowed-import-denied', match: new RegExp(`^(.*): allowed_imports entry ${quoted} .* module (.*)$`) },
  { code: 'rule-allows-forbidden', match: new RegExp(`^${spec} module (.*) allows ${quoted} but (.*) forbids it$`) },
  { code: 'internal-undeclared', match: /^(.*\.go) imports (.*) but no / },
  { code: 'internal-no-callers', match: new RegExp(`^(.*\\.go) imports (.*) but ${spec} module (.*) has no `) },
  {
    code: 'internal-caller-not-listed',
    match: new RegExp(`^(.*\\.go) imports (.*) but caller ${quoted} .* module (.*) declared_callers$`),
  },
  { code: 'internal-caller-unused', match: new RegExp(`^${spec} module (.*) declares caller ${quoted} but `) },
  { code: 'forbidden-import', match: /^([^|]*)\|(.*)$/ },
]
