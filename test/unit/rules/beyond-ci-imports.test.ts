import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base, type Case, module } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

const imports: readonly Case[] = [
  {
    what: 'what the nearest manifest does not list, at the import',
    code: 'import-not-allowed',
    files: `
-- x/rest/sub/a.go --
package sub
import (
	"fmt"
	⟦"${module}/health"⟧
	"${module}/store/db"
	"${module}/log"
	"${module}/x/rest"
	"${module}/internal/clock"
	"github.com/google/uuid"
)
`,
    keys: [['x/rest/sub/a.go', `${module}/health`]],
    message:
      'health is not among the allowed_imports of x/rest (x/rest/module.yaml:3): stdlib, store, github.com/spcent/plumego/log. CI does not enforce the list; import something on it, or have its owner widen it.',
  },
  {
    what: 'nothing where a check forbids the import, louder',
    code: 'import-not-allowed',
    files: `
-- x/rest/a.go --
package rest
import (
	"${module}/core"
	"${module}/x/data/file"
)
`,
    keys: [],
  },
  {
    what: 'nothing in tests, and nothing without a list',
    code: 'import-not-allowed',
    files: `
-- x/rest/a_test.go --
package rest
import "${module}/health"
-- x/data/a.go --
package data
import "${module}/health"
`,
    keys: [],
  },
]

const patterns: readonly Case[] = [
  {
    what: 'a module path in front',
    code: 'pattern-matches-nothing',
    files:
      '-- x/data/module.yaml --\nforbidden_imports:\n  - ⟦github.com/spcent/plumego/x/rest/**⟧\n-- x/rest/module.yaml --\n',
    keys: [['x/data/module.yaml', `${module}/x/rest/**`]],
    message: `${module}/x/rest/** in forbidden_imports matches nothing: CI compares paths as they are below ${module}. Was x/rest/** meant?`,
  },
  {
    what: 'a slash at the end',
    code: 'pattern-matches-nothing',
    files: '-- x/rest/module.yaml --\nforbidden_imports:\n  - ⟦x/data/⟧\n',
    keys: [['x/rest/module.yaml', 'x/data/']],
    message: 'x/data/ in forbidden_imports matches nothing: no import path ends with a slash. Was x/data/** meant?',
  },
  {
    what: 'a package that is not there, with the one that ends alike',
    code: 'pattern-matches-nothing',
    files: '-- x/rest/module.yaml --\nforbidden_imports:\n  - ⟦tools/**⟧\n',
    keys: [['x/rest/module.yaml', 'tools/**']],
    message: `tools/** in forbidden_imports matches nothing: there is no such package below ${module}. Was x/tools/** meant?`,
  },
  {
    what: 'a package that nothing resembles',
    code: 'pattern-matches-nothing',
    files: '-- x/rest/module.yaml --\nforbidden_imports:\n  - ⟦templates/**⟧\n',
    keys: [['x/rest/module.yaml', 'templates/**']],
    message: `templates/** in forbidden_imports matches nothing: there is no such package below ${module}. Correct the path, or drop the entry.`,
  },
  {
    what: 'a star in the middle, in the rules',
    code: 'pattern-matches-nothing',
    files: `
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - ⟦x/*/file⟧
-- x/rest/module.yaml --
`,
    keys: [['specs/dependency-rules.yaml', 'x/*/file']],
    message: `x/*/file in deny of x/rest matches nothing: a * counts only as the last part, in /**. Was x/** meant?`,
  },
  {
    what: 'a star for one level, which only manifests know',
    code: 'pattern-matches-nothing',
    files: `
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - ⟦x/data/*⟧
-- x/rest/module.yaml --
forbidden_imports:
  - x/data/*
  - x/**
  - x/data/file
`,
    keys: [['specs/dependency-rules.yaml', 'x/data/*']],
  },
  {
    what: 'nothing where a list allows what is not Plumego’s',
    code: 'pattern-matches-nothing',
    files: `
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    allow:
      - stdlib
      - github.com/google/uuid
-- x/rest/module.yaml --
allowed_imports:
  - stdlib
  - database/sql
  - log/slog
  - github.com/google/uuid
`,
    keys: [],
  },
  {
    what: 'a package of Plumego’s that a list allows and that is gone',
    code: 'pattern-matches-nothing',
    files: '-- x/rest/module.yaml --\nallowed_imports:\n  - ⟦log/text⟧\n',
    keys: [['x/rest/module.yaml', 'log/text']],
  },
  {
    what: 'nothing where a guard forbids what does not exist yet, or is not Plumego’s',
    code: 'pattern-matches-nothing',
    files: `
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - x/future/**
      - x/rest/internal/next
      - github.com/gin-gonic/gin/**
      - database/sql
-- x/rest/module.yaml --
forbidden_imports:
  - x/future/**
  - x/future
  - x/future/*
  - x/data/later/**
  - github.com/gin-gonic/gin
  - github.com/gin-gonic/gin/**
  - golang.org/x/net/**
  - gopkg.in/yaml.v3
  - net/http/pprof
  - log/slog
  - unsafe
  - os/**
  - x/data/**
  - x/dato/**
`,
    keys: [],
  },
  {
    what: 'a guard that would shut no door, or is written like another',
    code: 'pattern-matches-nothing',
    files: `
-- x/rest/module.yaml --
forbidden_imports:
  - ⟦x/future/⟧
  - ⟦x/*/internal/**⟧
  - ⟦x/dat/**⟧
  - ⟦core/components/**⟧
  - ⟦github.com/spcent/plumego/x/future/**⟧
  - ⟦tools/**⟧
`,
    keys: [
      ['x/rest/module.yaml', 'x/future/'],
      ['x/rest/module.yaml', 'x/*/internal/**'],
      ['x/rest/module.yaml', 'x/dat/**'],
      ['x/rest/module.yaml', 'core/components/**'],
      ['x/rest/module.yaml', 'github.com/spcent/plumego/x/future/**'],
      ['x/rest/module.yaml', 'tools/**'],
    ],
    severity: 'hint',
  },
  {
    what: 'an extension that a list allows and that does not exist',
    code: 'pattern-matches-nothing',
    files: '-- x/rest/module.yaml --\nallowed_imports:\n  - ⟦x/future/**⟧\n',
    keys: [['x/rest/module.yaml', 'x/future/**']],
  },
]

for (const example of [imports, patterns].flat()) {
  describe(example.code, () => it(`tells ${example.what}`, () => assertExample(base, beyondCi, example)))
}
