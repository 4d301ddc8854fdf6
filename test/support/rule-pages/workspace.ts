import { stableRoots } from '../../../server/src/core/modules/covered-manifests.ts'
import { communityFiles } from '../community-extension.ts'
import { evidenceWorkspace } from '../evidence-workspace.ts'
import { markedFiles } from '../marked-files.ts'
import { wholeLayout, workflowOfRepo } from '../whole-layout.ts'

const module = 'github.com/spcent/plumego'

const rest = `-- go.mod --
module github.com/spcent/plumego
-- specs/module-manifest.schema.yaml --
required:
  - name
  - path
  - layer
  - owner
  - summary
  - allowed_imports
  - forbidden_imports
enums:
  layer:
    - stable
    - extension
  status:
    - experimental
    - beta
    - ga
  risk:
    - low
    - medium
    - high
limits:
  allowed_imports_max: 3
  forbidden_imports_max: 3
-- specs/dependency-rules.yaml --
modules:
  router:
    path: router
    allow:
      - stdlib
      - contract
    deny:
      - x/**
  x/rest:
    path: x/rest
    allow:
      - stdlib
      - contract
      - log
    deny:
      - core/**
  x/ai:
    path: x/ai
  x/data:
    path: x/data
  x/new:
    path: x/new
  clock:
    path: internal/clock
    declared_callers:
      - core
special_rules:
  forbidden_paths:
    - utils
-- router/router.go --
package router

import (
	"net/http"

	"github.com/spcent/plumego/contract"
)
-- core/core.go --
package core

import "github.com/spcent/plumego/internal/clock"
-- internal/clock/clock.go --
package clock
-- x/rest/rest.go --
package rest

import (
	"net/http"

	"github.com/spcent/plumego/contract"
)
-- x/rest/paging/paging.go --
package paging

// Pages tells how many pages there are.
func Pages(entries, size int) int {
	return (entries + size - 1) / size
}
-- x/ai/module.yaml --
name: x/ai
owner: labs
status: experimental
risk: low
-- x/ai/ai.go --
package ai
-- x/data/data.go --
package data
-- x/new/new.go --
package new
`

/** A manifest that says only how mature its module is, with all else that a manifest needs below that. */
const completed = (directory: string, text: string, layer: string): string => `${text}path: ${directory}
layer: ${layer}
summary: What ${directory} is for.
responsibilities:
  - Its own part
non_goals:
  - Everything else
allowed_imports:
  - stdlib
  - contract
forbidden_imports:
  - x/ai/**
test_commands:
  - go test ./${directory}/...
review_checklist:
  - Is it still small?
agent_hints:
  - Read the primer first
doc_paths:
  - docs/README.md
`

/** A whole workspace, small, in which no rule finds anything: every example of a rule page is a change of it. */
export const cleanWorkspace: ReadonlyMap<string, string> = wholeLayout(
  new Map(
    [...markedFiles(evidenceWorkspace).files, ...markedFiles(rest).files, ...stableManifests(), ...communityFiles].map(
      ([path, text]) => {
        const directory = path.replace(/\/module\.yaml$/, '')
        const isManifest = path.startsWith('x/') && directory !== path
        return [path, isManifest ? completed(directory, text, 'extension') : declaring(path, text)]
      },
    ),
  ),
)

/** What a whole checkout says beside what the smaller one does: of x/ai, and of what agents read. */
function declaring(path: string, text: string): string {
  switch (path) {
    case 'specs/repo.yaml':
      return `${text}      - x/ai\n${workflowOfRepo}`
    case 'specs/extension-taxonomy.yaml':
      return `families:\n${['data', 'rest', 'new', 'ai'].map(familyOf).join('')}`
    case 'specs/extension-maturity.yaml':
      return `${text}  - module: x/ai\n    recommended_entrypoint: Ask first\n    docs_signal: docs:later\n    coverage_signal: coverage:later\n`
    case 'docs/concepts/extension-maturity.md':
      return `${text}| \`x/ai\` | experimental | low | labs | Ask first | docs:later; coverage:later | none yet |\n`
    case 'docs/evidence/extension/snapshots/b.snapshot':
      return `# plumego extension api snapshot v1\nmodule\t${module}\npattern\t./x/rest/paging\nsymbol\t${module}/x/rest/paging\tfunc\tPages\tfunc Pagesfunc(entries, size int) int\n`
    default:
      return text
  }
}

function familyOf(name: string): string {
  return `  ${name}:\n    canonical_root: x/${name}\n    roots:\n      - x/${name}\n`
}

function stableManifests(): [string, string][] {
  return stableRoots.map(root => {
    const text = `name: ${root}\nowner: runtime\nstatus: ga\nrisk: low\n`
    return [`${root}/module.yaml`, `${completed(root, text, 'stable')}strict_boundary: Stays below x/\n`]
  })
}
