import { crossExtensionDeps } from '../../../server/src/core/rules/cross-extension-deps/index.ts'
import { assertExample, type Example } from '../../support/findings.ts'

const base = `
-- specs/repo.yaml --
repo:
-- x/rest/module.yaml --
forbidden_imports: # any text may stand here
  - "x/ai/**"
  - x/data/*
  - core
-- x/rest/sub/module.yaml --
name: x/rest/sub
`

const examples: readonly (Example & { readonly what: string })[] = [
  {
    what: 'each kind of pattern',
    code: 'manifest-forbidden-import',
    files: `
-- x/rest/a.go --
package rest
import (
	⟦"github.com/spcent/plumego/x/ai"⟧
	⟦"github.com/spcent/plumego/x/data/cache"⟧
	⟦"github.com/spcent/plumego/core"⟧
	"github.com/spcent/plumego/x/data"
	"github.com/spcent/plumego/x/data/cache/redis"
	"github.com/spcent/plumego/core/sub"
)
`,
    keys: [
      ['x/rest/a.go', 'github.com/spcent/plumego/x/ai', 'x/ai/**'],
      ['x/rest/a.go', 'github.com/spcent/plumego/x/data/cache', 'x/data/*'],
      ['x/rest/a.go', 'github.com/spcent/plumego/core', 'core'],
    ],
    message: 'x/rest may not import x/ai: its manifest forbids x/ai/** (x/rest/module.yaml:2).',
  },
  {
    what: 'only the manifest of the directory itself counts',
    code: 'manifest-forbidden-import',
    files: `
-- x/rest/sub/a.go --
package sub
import "github.com/spcent/plumego/x/ai"
`,
    keys: [],
  },
  {
    what: 'a raw literal is never matched, an escaped one as it is written',
    code: 'manifest-forbidden-import',
    files: `
-- x/rest/a.go --
package rest
import (
	\`github.com/spcent/plumego/x/ai\`
	⟦"github.com/spcent/plumego/x/ai/\\x61"⟧
)
`,
    keys: [['x/rest/a.go', 'github.com/spcent/plumego/x/ai/\\x61', 'x/ai/**']],
  },
  {
    what: 'tests, as a hint',
    code: 'manifest-forbidden-import',
    files: `
-- x/rest/a_test.go --
package rest
import ⟦"github.com/spcent/plumego/x/ai"⟧
`,
    keys: [['x/rest/a_test.go', 'github.com/spcent/plumego/x/ai', 'x/ai/**']],
    severity: 'hint',
    message:
      'x/rest may not import x/ai: its manifest forbids x/ai/** (x/rest/module.yaml:2). CI leaves test files out.',
  },
  {
    what: 'a directory with a broken file is skipped',
    code: 'manifest-forbidden-import',
    files: `
-- x/rest/a.go --
package rest
import "github.com/spcent/plumego/x/ai"
-- x/rest/b.go --
package
`,
    keys: [],
  },
]

describe('cross-extension-deps', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(base, crossExtensionDeps, example))
  }
})
