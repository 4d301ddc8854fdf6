import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { findingsOfApplication } from '../../support/application.ts'
import { markedFiles, showPlace } from '../../support/marked-files.ts'

const plumego = markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- docs/concepts/extension-boundary.md --
### A — Families
| Family | Role |
| --- | --- |
| \`x/mail\` | Mail |
### B — Parts
| Package | Parent family | Role |
| --- | --- | --- |
| \`x/mail/queue\` | \`x/mail\` | A queue |
| \`x/data/cache\` | \`x/data\` | A cache |
| \`x/data\` | — | Data |
### C — Protected
| Package | Role |
| --- | --- |
| \`x/panel\` | Diagnostics |
-- specs/extension-maturity.yaml --
signals:
  - module: x/mail
    recommended_entrypoint: "\`x/mail\` before its parts"
-- specs/extension-beta-evidence.yaml --
subpackage_candidates:
  - module: x/ai
    subpackage: provider
    owner_signoff: signed
    blockers: []
-- x/mail/module.yaml --
status: beta
-- x/mail/mail.go --
package mail
-- x/mail/queue/module.yaml --
status: experimental
-- x/mail/queue/queue.go --
package queue
-- x/mail/queue/store/store.go --
package store
-- x/data/module.yaml --
status: ga
-- x/data/data.go --
package data
-- x/data/cache/cache.go --
package cache
-- x/panel/module.yaml --
status: beta
-- x/panel/panel.go --
package panel
-- x/panel/view/view.go --
package view
-- x/ai/module.yaml --
status: experimental
stability_tiers:
  stable:
    - provider
-- x/ai/provider/provider.go --
package provider
-- x/sketch/module.yaml --
stability_tier: prototype
-- x/sketch/sketch.go --
package sketch
-- x/silent/silent.go --
package silent
-- log/log.go --
package log
`).files

interface Case {
  readonly name: string
  /** Files of the application; the marks are where the code is found. */
  readonly files: string
  readonly code: string
  readonly lowest?: string
  /** Of the first. */
  readonly message?: string
}

const cases: readonly Case[] = [
  {
    name: 'a protected package, and what lies below it',
    code: 'protected-import',
    files: `-- main.go --
package main
import (
	⟦"github.com/spcent/plumego/x/panel"⟧
	⟦"github.com/spcent/plumego/x/panel/view"⟧
	"github.com/spcent/plumego/x/mail"
)
-- main_test.go --
package main
import "github.com/spcent/plumego/x/panel"
`,
    message:
      'Nobody may reach x/panel without authentication (category C — Protected): mount it behind a gate, then acknowledge this import with a reason.',
  },
  {
    name: 'a primitive whose family nobody imports',
    code: 'subordinate-import',
    files: `-- internal/app/app.go --
package app
import (
	⟦"github.com/spcent/plumego/x/mail/queue"⟧
	⟦"github.com/spcent/plumego/x/mail/queue/store"⟧
	"github.com/spcent/plumego/x/data/cache"
)
-- internal/app/app_test.go --
package app
import "github.com/spcent/plumego/x/mail"
`,
    message:
      'x/mail/queue is a subordinate primitive of x/mail (● beta): start there (x/mail before its parts). Where the primitive itself is wanted, acknowledge this import with a reason.',
  },
  {
    name: 'nothing where another file starts from the family',
    code: 'subordinate-import',
    files: `-- a.go --
package a
import "github.com/spcent/plumego/x/mail/queue"
-- b/b.go --
package b
import "github.com/spcent/plumego/x/mail"
`,
  },
  {
    name: 'nothing by default',
    code: 'experimental-import',
    files: `-- a.go --
package a
import "github.com/spcent/plumego/x/sketch"
`,
  },
  {
    name: 'less than the settings ask for: prototypes and what nobody speaks for',
    code: 'experimental-import',
    lowest: 'experimental',
    files: `-- a.go --
package a
import (
	⟦"github.com/spcent/plumego/x/sketch"⟧
	⟦"github.com/spcent/plumego/x/silent"⟧
	"github.com/spcent/plumego/x/mail/queue"
)
`,
    message:
      'x/sketch is prototype (its own stability_tier); plumego.application.lowestMaturity asks for experimental or better. A sketch that may vanish: try it out, build nothing on it. To keep the import, acknowledge it with a reason.',
  },
  {
    name: 'less than the settings ask for: beta surfaces',
    code: 'experimental-import',
    lowest: 'beta',
    files: `-- a.go --
package a
import (
	⟦"github.com/spcent/plumego/x/ai/provider"⟧
	⟦"github.com/spcent/plumego/x/mail/queue/store"⟧
	"github.com/spcent/plumego/x/mail"
	"github.com/spcent/plumego/x/data/cache"
	"github.com/spcent/plumego/log"
)
-- a_test.go --
package a
import "github.com/spcent/plumego/x/ai/provider"
`,
    message:
      'x/ai/provider is beta surface (stable in x/ai, with signed evidence); plumego.application.lowestMaturity asks for beta or better. To keep the import, acknowledge it with a reason.',
  },
  {
    name: 'less than the settings ask for: all that is not ga',
    code: 'experimental-import',
    lowest: 'ga',
    files: `-- a.go --
package a
import (
	⟦"github.com/spcent/plumego/x/mail"⟧
	"github.com/spcent/plumego/x/data/cache"
)
`,
    message:
      'x/mail is beta (its own status); plumego.application.lowestMaturity asks for ga. To keep the import, acknowledge it with a reason.',
  },
  {
    name: 'less than the settings ask for: experimental where ga is wanted',
    code: 'experimental-import',
    lowest: 'ga',
    files: `-- a.go --
package a
import ⟦"github.com/spcent/plumego/x/mail/queue"⟧
`,
    message:
      'x/mail/queue is experimental (its own status); plumego.application.lowestMaturity asks for ga. For evaluation and prototypes: the API may change in any minor version. To keep the import, acknowledge it with a reason.',
  },
  {
    name: 'what the version in use does not have, in tests too',
    code: 'unknown-package',
    files: `-- a.go --
package a
import ⟦"github.com/spcent/plumego/x/queue"⟧
-- a_test.go --
package a
import ⟦"github.com/spcent/plumego/x/queue"⟧
`,
    message: 'There is no package x/queue in Plumego v1.1.0. One of that name: x/mail/queue.',
  },
]

describe('the rules for applications find', () => {
  for (const { name, files: text, code, lowest, message } of cases) {
    it(`${code}: ${name}`, () => {
      const { files, marks } = markedFiles(text)
      const section = lowest === undefined ? {} : { application: { lowestMaturity: lowest } }
      const found = findingsOfApplication(files, plumego, section).filter(finding => finding.code === code)
      assert.deepEqual(found.map(showPlace), marks)
      for (const { key, file, check } of found) assert.deepEqual([key[0], check], [file, null])
      if (message !== undefined) assert.equal(found[0]?.message, message)
    })
  }

  it('nothing in one that starts from families, asks for nothing and mounts nothing protected', () => {
    const { files } = markedFiles(`-- go.mod --
module example.com/shop
-- main.go --
package main
import (
	"net/http"
	"github.com/spcent/plumego/log"
	"github.com/spcent/plumego/x/ai/provider"
	"github.com/spcent/plumego/x/mail"
	"github.com/spcent/plumego/x/mail/queue"
)
`)
    assert.deepEqual(findingsOfApplication(files, plumego), [])
  })
})
