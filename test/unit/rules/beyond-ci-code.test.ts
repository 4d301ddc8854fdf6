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
    what: 'a program that every build takes, whatever its constraint says',
    code: 'alternate-layout',
    files: `
-- x/rest/a/main.go --
//go:build !ignore || tools

⟦package main⟧
-- x/rest/b/main.go --
// +build linux ignore

⟦package main⟧
-- x/rest/c/main.go --
⟦package main⟧

//go:build ignore
-- x/rest/d/main.go --
/*
//go:build ignore
*/

⟦package main⟧
-- x/rest/e/main.go --
//go:build go1.18 && (linux || !cgo)

⟦package main⟧
`,
    keys: ['a', 'b', 'c', 'd', 'e'].map(name => [`x/rest/${name}/main.go`]),
  },
  {
    what: 'what lies in a directory of commands',
    code: 'alternate-layout',
    files: `
-- x/rest/cmd/serve/serve.go --
⟦package serve⟧
-- x/rest/cmd/internal/flags/flags.go --
⟦package flags⟧
-- x/rest/cmd/main.go --
⟦package main⟧
`,
    keys: [['x/rest/cmd/internal/flags/flags.go'], ['x/rest/cmd/main.go'], ['x/rest/cmd/serve/serve.go']],
  },
]

const main = 'package main\n\nfunc main() {}\n'
const core = `import "${module}/core"`

/** Files that bring no layout of their own. */
const cleanLayouts: Readonly<Record<string, string>> = {
  'x/rest/gen.go': `//go:build ignore\n\n${main}`,
  'x/rest/gen_header.go': `// Copyright somebody.\n\n/* Notes\n   of somebody. */\n\n//go:build ignore\n\n${main}`,
  'x/rest/gen_both.go': `//go:build ignore\n// +build ignore\n\n${main}`,
  'x/rest/gen_old.go': `// +build ignore\n\n${main}`,
  'x/rest/gen_tight.go': `//+build ignore\n\n${main}`,
  'x/rest/gen_old_comma.go': `// +build ignore,linux\n\n${main}`,
  'x/rest/gen_old_lines.go': `// +build linux darwin\n// +build ignore\n\n${main}`,
  'x/rest/gen_and.go': `//go:build ignore && linux\n\n${main}`,
  'x/rest/gen_and_not.go': `//go:build linux && !windows && ignore\n\n${main}`,
  'x/rest/gen_brackets.go': `//go:build (linux || darwin) && (ignore || generate)\n\n${main}`,
  'x/rest/gen_crlf.go': `//go:build ignore\r\n\r\npackage main\r\n`,
  'x/rest/gen_mark.go': `\ufeff//go:build ignore\n\n${main}`,
  'x/rest/gen_spaces.go': `  //go:build   ignore   // only for go generate\n\n${main}`,
  'x/rest/tools.go': `//go:build tools\n\n${main}`,
  'x/rest/gen_core.go': `//go:build ignore\n\npackage rest\n\n${core}\n\nfunc run() { core.New() }\n`,
  'x/rest/main_test.go': main,
  'x/rest/testdata/main.go': main,
  'x/rest/testdata/deep/er/main.go': main,
  'x/rest/internal/testdata/cmd/tool/main.go': main,
  'x/rest/_scratch/main.go': main,
  'x/rest/.hidden/main.go': main,
  'x/rest/_old.go': main,
  'x/rest/examples/demo/main.go': main,
  'x/rest/examples/main.go': main,
  'x/rest/example/demo/main.go': main,
  'x/rest/_examples/demo/main.go': main,
  'x/rest/examples/app/app.go': `package app\n\n${core}\n\nfunc New() { core.New() }\n`,
  'x/rest/cmd/cmd.go': 'package cmd\n\nfunc Parse() {}\n',
  'x/rest/cmd/internal/words/words.go': 'package words\n',
  'x/data/cmd/root.go': 'package cmd\n',
  'x/data/commands/run.go': 'package commands\n',
  'x/data/cmdline/cmdline.go': 'package cmdline\n',
  'x/data/cmd.go': 'package data\n',
  'x/rest/said.go': `package rest\n\n${core}\n\n// Call core.New() yourself.\nconst hint = "core.New()"\n\nvar _ core.App\n`,
  'x/rest/taken.go': `package rest\n\n${core}\n\nvar _ core.App\n\nfunc f(core maker) { core.New() }\n`,
  'x/rest/value.go': `package rest\n\n${core}\n\nvar make = core.New\n`,
  'x/rest/others.go': `package rest\n\n${core}\n\nfunc f() { core.NewLifecycleGroup() }\n`,
  'x/rest/resttest/app.go': `package resttest\n\nimport "testing"\n${core}\n\nfunc App(t *testing.T) { core.New() }\n`,
  'cmd/tool/main.go': main,
  'use-cases/shop/cmd/shop/main.go': main,
}

describe('alternate-layout', () => {
  it('tells nothing of files that bring none', () => {
    const files = Object.entries(cleanLayouts).map(([path, text]) => `-- ${path} --\n${text}`)
    assertExample(base, beyondCi, { code: 'alternate-layout', files: `\n${files.join('')}`, keys: [] })
  })

  it('tells a program in each of their places that is not theirs', () => {
    const names = ['gen', 'generate', 'test', 'tests', 'samples', 'cmd2', 'tool']
    const files = names.map(name => `-- x/rest/${name}/main.go --\n⟦package main⟧\n`)
    const keys = names.map(name => [`x/rest/${name}/main.go`]).sort()
    assertExample(base, beyondCi, { code: 'alternate-layout', files: `\n${files.join('')}`, keys })
  })
})

for (const example of [registrations, layouts].flat()) {
  describe(example.code, () => it(`tells ${example.what}`, () => assertExample(base, beyondCi, example)))
}
