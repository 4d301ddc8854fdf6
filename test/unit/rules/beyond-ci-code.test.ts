import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base, type Case, module } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

const registering = (body: string): string => `
-- x/rest/a.go --
package rest

import (
	"net/http"
	web "${module}/core"
	"${module}/x/gateway"
)

${body}
`

const registrations: readonly Case[] = [
  {
    what: 'a handler for everybody’s mux',
    code: 'self-registration',
    files: registering('func init() {\n\t⟦http.HandleFunc⟧("/a", nil)\n}'),
    keys: [['x/rest/a.go', 'http.HandleFunc']],
    message:
      'http.HandleFunc in init registers by itself, as soon as somebody imports the package: an extension is mounted by its caller, who knows path, order and authentication. Offer a function that takes the router or the app instead.',
  },
  {
    what: 'routes, middleware and hooks of whatever it has at hand',
    code: 'self-registration',
    files: registering(`func init() {
	⟦app.Use⟧(log)
	⟦app.AddRoute⟧(web.Get, path, h)
	⟦app.Group⟧("/v1").Get("/b", h)
	⟦group.Add⟧("rest", component)
	⟦gateway.RegisterRoute⟧(r, "/a", h)
	⟦registerRoutes⟧(app)
}`).replace('⟦app.Group⟧("/v1").Get', 'app.Group("/v1").⟦Get⟧'),
    keys: [
      ['x/rest/a.go', 'app.Use'],
      ['x/rest/a.go', 'app.AddRoute'],
      ['x/rest/a.go', 'Get'],
      ['x/rest/a.go', 'group.Add'],
      ['x/rest/a.go', 'gateway.RegisterRoute'],
      ['x/rest/a.go', 'registerRoutes'],
    ],
  },
  {
    what: 'the value of a package-level variable',
    code: 'self-registration',
    files: registering('var _ = ⟦app.Get⟧("/a", h)'),
    keys: [['x/rest/a.go', 'app.Get']],
  },
  {
    what: 'a function that is called on the spot',
    code: 'self-registration',
    files: registering('func init() {\n\tonce.Do(func() {\n\t\tgo func() { ⟦http.Handle⟧("/", h) }()\n\t})\n}'),
    keys: [['x/rest/a.go', 'http.Handle']],
  },
  {
    what: 'nothing in comments, strings, methods, other functions and functions that are only kept',
    code: 'self-registration',
    files: registering(`// func init() { app.Get("/a", h) }
var text = \`
func init() { app.Get("/a", h) }
\`
func (a *App) init() { a.Get("/a", h) }
func Mount(app *web.App) error { return app.Get("/a", h) }
func initAll() { app.Get("/a", h) }
func init() {
	mount = func() { app.Get("/a", h) }
	cache.Get("a")
	header.Get("/a")
	wait.Add(1)
	http.Get("/a")
	/* app.Get("/a", h) */
}
var handler = func() { app.Get("/a", h) }`),
    keys: [],
  },
  {
    what: 'nothing in tests and outside of extensions',
    code: 'self-registration',
    files: `
-- x/rest/a_test.go --
package rest
import "net/http"
func init() { http.Handle("/", h) }
-- core/a.go --
package core
import "net/http"
func init() { http.Handle("/", h) }
`,
    keys: [],
  },
]

const layouts: readonly Case[] = [
  {
    what: 'a program',
    code: 'alternate-layout',
    files: '-- x/rest/server/main.go --\n// Serves.\n⟦package main⟧\n\nfunc main() {}\n',
    keys: [['x/rest/server/main.go']],
    message:
      'x/rest/server is a program, and programs have no place below x/. Extensions are mounted by their callers: show the wiring in reference/ or use-cases/, and keep a library here.',
  },
  {
    what: 'a library in a cmd/ directory',
    code: 'alternate-layout',
    files: '-- x/rest/cmd/tool/tool.go --\n⟦package tool⟧\n',
    keys: [['x/rest/cmd/tool/tool.go']],
  },
  {
    what: 'an app that it makes itself',
    code: 'alternate-layout',
    files: `-- x/rest/a.go --\npackage rest\n\nimport web "${module}/core"\n\nfunc Run() { ⟦web.New⟧() }\n`,
    keys: [['x/rest/a.go']],
  },
  {
    what: 'nothing of generators, tests, test data and what only speaks of it',
    code: 'alternate-layout',
    files: `
-- x/rest/gen.go --
//go:build ignore

package main
-- x/rest/main_test.go --
package main
-- x/rest/testdata/main.go --
package main
-- x/rest/a.go --
package rest
import "${module}/core"
// Call core.New() yourself.
const hint = "core.New()"
-- cmd/tool/main.go --
package main
`,
    keys: [],
  },
]

for (const example of [registrations, layouts].flat()) {
  describe(example.code, () => it(`tells ${example.what}`, () => assertExample(base, beyondCi, example)))
}
