import { importRules } from '../../../server/src/core/rules/imports/index.ts'
import { assertExample, type Example } from '../../support/findings.ts'

const base = `-- go.mod --
module github.com/spcent/plumego
-- x/mail/mail.go --
package mail
-- x/mail/module.yaml --
status: beta
-- x/mail/queue/queue.go --
package queue
-- x/rpc/module.yaml --
status: experimental
-- x/rpc/client/client.go --
package client
-- x/rpc/server/server.go --
package server
-- x/tests/only/only_test.go --
package only
-- x/empty/module.yaml --
status: experimental
`

const importing = (path: string): string => `-- cmd/app/main.go --
package main

import (
	"fmt"
	⟦"github.com/spcent/plumego/${path}"⟧
)
`

const found = (path: string, message: string): Example & { readonly what: string } => ({
  what: path,
  code: 'unknown-package',
  files: importing(path),
  keys: [['cmd/app/main.go', `github.com/spcent/plumego/${path}`]],
  message,
})

const examples: readonly (Example & { readonly what: string })[] = [
  found('x/queue', 'There is no package x/queue in this checkout. One of that name: x/mail/queue.'),
  found('x/mial', 'There is no package x/mial in this checkout. Nearest to that name: x/mail.'),
  found(
    'x/mail/stamps',
    'There is no package x/mail/stamps in this checkout. Look for its new name in x/mail, or check the version.',
  ),
  found('x/weather', 'There is no package x/weather in this checkout. Check the name and the version.'),
  found(
    'x/rpc',
    'x/rpc cannot be imported from this checkout. It has no Go files: import one of x/rpc/client, x/rpc/server.',
  ),
  found('x/empty', 'x/empty cannot be imported from this checkout. It has no Go files.'),
  found('x/tests/only', 'There is no package x/tests/only in this checkout. Check the name and the version.'),
  {
    what: 'nothing of packages that are there, of other modules, and of what is not below x/',
    code: 'unknown-package',
    files: `-- cmd/app/main.go --
package main

import (
	"github.com/spcent/plumego/x/mail"
	"github.com/spcent/plumego/x/mail/queue"
	"github.com/spcent/plumego/nothing"
	"github.com/spcent/plumego-x/x/queue"
	"github.com/other/x/queue"
)
`,
    keys: [],
  },
  {
    what: 'nothing in what the go command passes over',
    code: 'unknown-package',
    files: `-- cmd/app/testdata/main.go --
package main

import "github.com/spcent/plumego/x/queue"
`,
    keys: [],
  },
  {
    what: 'nothing in a module that lies in the checkout and uses another Plumego',
    code: 'unknown-package',
    files: `-- reference/app/go.mod --
module app
require github.com/spcent/plumego v1.0.0
-- reference/app/main.go --
package main

import "github.com/spcent/plumego/x/queue"
`,
    keys: [],
  },
  {
    what: 'in test files, and in modules that lie in the checkout and use it',
    code: 'unknown-package',
    files: `-- reference/app/go.mod --
module app
require github.com/spcent/plumego v1.0.0
replace github.com/spcent/plumego => ../..
-- reference/app/main_test.go --
package main

import ⟦"github.com/spcent/plumego/x/queue"⟧
`,
    keys: [['reference/app/main_test.go', 'github.com/spcent/plumego/x/queue']],
  },
]

describe('unknown-package', () => {
  for (const example of examples) it(example.what, () => assertExample(base, importRules, example))
})
