import { dependencyRules } from '../../../server/src/core/rules/dependency-rules/index.ts'
import { assertExample, type Example } from '../../support/findings.ts'

const base = `
-- go.mod --
module github.com/spcent/plumego
-- specs/repo.yaml --
repo:
  module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  router:
    path: router
    allow:
      - stdlib
      - contract
    deny:
      - x/**
-- router/router.go --
package router
-- x/rest/rest.go --
package rest
`

const examples: readonly (Example & { readonly what: string })[] = [
  {
    what: 'an import that a rule denies',
    code: 'forbidden-import',
    files: `
-- router/a.go --
package router

import (
	"fmt"
	rest ⟦"github.com/spcent/plumego/x/rest"⟧
)
`,
    keys: [['router/a.go', 'github.com/spcent/plumego/x/rest']],
    message:
      'router may not import x/rest: the rule for router denies x/** (specs/dependency-rules.yaml:8). Allowed here: stdlib, contract.',
  },
  {
    what: 'nested modules are left alone',
    code: 'forbidden-import',
    files: `
-- router/nested/go.mod --
module nested
-- router/nested/a.go --
package nested
import "github.com/spcent/plumego/x/rest"
`,
    keys: [],
  },
  {
    what: 'tests, as a hint',
    code: 'forbidden-import',
    files: `
-- router/a_test.go --
package router
import ⟦"github.com/spcent/plumego/x/rest"⟧
`,
    keys: [['router/a_test.go', 'github.com/spcent/plumego/x/rest']],
    severity: 'hint',
    message:
      'router may not import x/rest: the rule for router denies x/** (specs/dependency-rules.yaml:8). Allowed here: stdlib, contract. CI leaves test files out.',
  },
  {
    what: 'tests that import what only tests may, as a hint',
    code: 'internal-undeclared',
    files: `
-- router/a_test.go --
package router
import ⟦"github.com/spcent/plumego/internal/testutil"⟧
`,
    keys: [['router/a_test.go', 'github.com/spcent/plumego/internal/testutil']],
    severity: 'hint',
    message:
      'No module of specs/dependency-rules.yaml declares internal/testutil, so nothing but tests may import it. CI leaves test files out.',
  },
  {
    what: 'one finding where two rules deny',
    code: 'forbidden-import',
    files: `
-- specs/dependency-rules.yaml --
modules:
  x/rpc:
    path: x/rpc
    deny:
      - core
  x/rpc/client:
    path: x/rpc/client/
    deny:
      - core/**
-- core/core.go --
package core
-- x/rpc/client/c.go --
package client
import ⟦"github.com/spcent/plumego/core"⟧
`,
    keys: [['x/rpc/client/c.go', 'github.com/spcent/plumego/core']],
  },
  {
    what: 'the root package, and nothing below it',
    code: 'forbidden-import',
    files: `
-- specs/dependency-rules.yaml --
modules:
  router:
    path: router
special_rules:
  forbidden_import_patterns:
    - github.com/spcent/plumego
-- router/a.go --
package router
import ⟦"github.com/spcent/plumego"⟧
import "github.com/spcent/plumego/x/rest"
`,
    keys: [['router/a.go', 'github.com/spcent/plumego']],
    message:
      'router may not import github.com/spcent/plumego: github.com/spcent/plumego is forbidden to every module (specs/dependency-rules.yaml:6).',
  },
  {
    what: 'a range behind a wide character counts UTF-16 units',
    code: 'forbidden-import',
    files: `
-- router/a.go --
package router
import /* 𝒳 */ ⟦"github.com/spcent/plumego/x/rest"⟧
`,
    keys: [['router/a.go', 'github.com/spcent/plumego/x/rest']],
  },
  {
    what: 'a path that may not exist',
    code: 'forbidden-path',
    files: `
-- specs/dependency-rules.yaml --
special_rules:
  forbidden_paths:
    - ⟦x/old⟧
    - x/none
-- x/old/old.go --
package old
`,
    keys: [['x/old']],
  },
  {
    what: 'a manifest allows what its rule denies',
    code: 'allowed-import-denied',
    files: `
-- specs/dependency-rules.yaml --
modules:
  rest:
    path: x/rest
    deny:
      - core/**
-- x/rest/module.yaml --
allowed_imports:
  - stdlib
  - ⟦core⟧
`,
    keys: [['x/rest/module.yaml', 'core', 'rest']],
  },
  {
    what: 'a rule allows what its manifest forbids',
    code: 'rule-allows-forbidden',
    files: `
-- specs/dependency-rules.yaml --
modules:
  rest:
    path: x/rest
    allow:
      - "⟦core⟧"
-- x/rest/module.yaml --
forbidden_imports:
  - core/**
`,
    keys: [['rest', 'core', 'x/rest/module.yaml']],
  },
  {
    what: 'an internal package that no module declares',
    code: 'internal-undeclared',
    files: `
-- router/a.go --
package router
import ⟦"github.com/spcent/plumego/internal/clock"⟧
`,
    keys: [['router/a.go', 'github.com/spcent/plumego/internal/clock']],
  },
  {
    what: 'an internal module without callers',
    code: 'internal-no-callers',
    files: `
-- specs/dependency-rules.yaml --
modules:
  clock:
    path: internal/clock
-- router/a.go --
package router
import ⟦"github.com/spcent/plumego/internal/clock/fake"⟧
`,
    keys: [['router/a.go', 'github.com/spcent/plumego/internal/clock/fake', 'clock']],
  },
  {
    what: 'a caller that is not listed',
    code: 'internal-caller-not-listed',
    files: `
-- specs/dependency-rules.yaml --
modules:
  clock:
    path: internal/clock
    declared_callers:
      - x/rest
-- router/a.go --
package router
import ⟦"github.com/spcent/plumego/internal/clock"⟧
-- x/rest/sub/b.go --
package sub
import "github.com/spcent/plumego/internal/clock"
`,
    keys: [['router/a.go', 'github.com/spcent/plumego/internal/clock', 'router', 'clock']],
  },
  {
    what: 'a declared caller that imports nothing of it',
    code: 'internal-caller-unused',
    files: `
-- specs/dependency-rules.yaml --
modules:
  clock:
    path: internal/clock
    declared_callers:
      - ⟦x/rest⟧
-- x/rest/a_test.go --
package rest
import "github.com/spcent/plumego/internal/clock"
`,
    keys: [['clock', 'x/rest']],
  },
  {
    what: 'imports that do not parse',
    code: 'check-blocked',
    files: `
-- router/testdata/a.go --
package a
import fmt⟦⟧
`,
    keys: [['router/testdata/a.go']],
  },
  {
    what: 'a manifest that it compares a rule with and cannot read: of an extension alone',
    code: 'check-blocked',
    files: `
-- specs/dependency-rules.yaml --
modules:
  rest:
    path: x/rest
  router:
    path: router
-- x/rest/module.yaml --
name: x/rest
⟦# ${'a'.repeat(2 ** 20)}⟧
-- router/module.yaml --
name: router
# ${'a'.repeat(2 ** 20)}
`,
    keys: [['x/rest/module.yaml']],
    message: 'A line of 1 MiB or more stops dependency-rules: break it up.',
  },
  {
    what: 'a specs file that is missing',
    code: 'check-blocked',
    files: `
-- specs/dependency-rules.yaml --
⟦⟧(deleted)
-- specs/repo.yaml --
repo:
`,
    keys: [['specs/dependency-rules.yaml']],
    message:
      'dependency-rules needs specs/dependency-rules.yaml, which does not exist: add it, or restore it from git.',
  },
]

describe('dependency-rules', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(base, dependencyRules, example))
  }
})
