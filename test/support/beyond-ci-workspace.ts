import type { Example } from './findings.ts'

/** A workspace in which no rule beyond CI finds anything. */
export const base = `
-- go.mod --
module github.com/spcent/plumego
-- specs/repo.yaml --
layers:
  extension:
    paths:
      - x/rest
      - x/data
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    allow:
      - stdlib
    deny:
      - core/**
  x/data:
    path: x/data
-- specs/extension-beta-evidence.yaml --
candidates:
  - module: x/rest
    current_status: beta
    evidence_doc: docs/evidence/x-rest.md
    release_refs:
      - v1.0.0
      - v1.1.0
    api_snapshots:
      - docs/evidence/extension/snapshots/x-rest/base.snapshot
      - docs/evidence/extension/snapshots/x-rest/head.snapshot
    owner_signoff: signed
    blockers: []
surface_candidates:
  - module: x/data
    surface: file
    package: x/data/file
    current_status: beta
    evidence_doc: docs/evidence/x-data.md
    owner_signoff: signed
    blockers: []
-- core/core.go --
package core
-- log/log.go --
package log
-- store/db/db.go --
package db
-- x/rest/module.yaml --
name: x/rest
status: beta
allowed_imports:
  - stdlib
  - store
  - github.com/spcent/plumego/log
forbidden_imports:
  - x/data/**
-- x/rest/rest.go --
package rest
-- x/data/module.yaml --
name: x/data
status: experimental
-- x/data/data.go --
package data
-- x/data/file/module.yaml --
name: x/data/file
status: experimental
-- reference/app/app.go --
package app
-- cmd/tool/tool.go --
package tool
-- x/tools/tools.go --
package tools
`

export const evidence = 'specs/extension-beta-evidence.yaml'
export const module = 'github.com/spcent/plumego'

export interface Case extends Example {
  readonly what: string
}
