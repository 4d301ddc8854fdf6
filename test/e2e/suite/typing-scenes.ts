/** What is typed behind a text of a file. */
export interface Scene {
  readonly title: string
  readonly file: string
  /** What the file holds in front of the cursor. */
  readonly before: string
  /** Line by line: ⏎ is Enter, ⇥ is Tab, ␛ is Escape, and 📷 is where a picture is taken. */
  readonly lines: readonly string[]
  readonly becomes: string
}

/** A part of a manifest, typed from nothing with Enter behind each line. */
function manifest(file: string, title: string, text: string): Scene {
  const lines = text.split('\n')
  const indent = /^\s*/.exec(lines.at(-1) ?? '')?.[0] ?? ''
  const becomes = `${text.replace('📷', '')}\n${indent}`
  return { title, file, before: '', lines: lines.map(line => `${line}⏎`), becomes }
}

export const scenes: readonly Scene[] = [
  manifest(
    'x/gateway/module.yaml',
    'a manifest’s own facts',
    `name: x/ga📷teway
path: x/gateway
layer: extension
status: experimental
owner: gateway
risk: medium
summary: Forwards requests to a Backend.`,
  ),
  manifest(
    'x/rest/module.yaml',
    'what a manifest is for',
    `name: x/rest

responsibilities:
  - Reads the core
  - rest of it all

non_goals:
  - contract.WriteError
  - contract.Write📷

agent_hints:
  - Read the Primer of x/rest first.`,
  ),
  manifest(
    'x/messaging/module.yaml',
    'imports of a manifest',
    `path: x/messaging
allowed_imports:
  - contract
  - lo📷g
  - x/messaging/mq

forbidden_imports:
  - core/**
  - x/ai/**`,
  ),
  manifest(
    'x/tenant/module.yaml',
    'commands and pages of a manifest',
    `name: x/tenant
test_commands:
  - go te📷st ./x/tenant/...
  - go test -race ./x/tenant/...
  - go vet ./x/tenant
doc_paths:
  - docs/modules/x/tenant/README.md`,
  ),
  manifest(
    'x/ai/module.yaml',
    'entrypoints and tiers of a manifest',
    `name: x/ai
subordinate_families:
  - x/ai/provider
public_entrypoints:
  - provider.New
stability_tiers:
  beta:
    - pro📷vider`,
  ),
  manifest(
    'x/data/module.yaml',
    'quotes, brackets and comments of a manifest',
    `name: "x/data" # The Name
status: "be📷ta"
owner: 'data-owner'
allowed_imports: [contract, log]
summary: It's 'quoted'`,
  ),
  {
    title: 'a rule of a spec',
    file: 'specs/dependency-rules.yaml',
    before: '',
    lines: [
      'version: 1⏎',
      'rules:⏎',
      '  root_facade_forbidden: false⏎',
      'modules:⏎',
      '  x/rest:⏎',
      '    path: x/rest⏎',
      '    layer: ext📷ension⏎',
      '    allow:⏎',
      '      - stdlib⏎',
      '      - contract⏎',
      '    deny:⏎',
      '      - x/ai/**⏎',
    ],
    becomes: `version: 1
rules:
  root_facade_forbidden: false
modules:
  x/rest:
    path: x/rest
    layer: extension
    allow:
      - stdlib
      - contract
    deny:
      - x/ai/**
`.concat('      '),
  },
  {
    title: 'an import block of Go',
    file: 'x/gateway/typed.go',
    before: 'package gateway\n\n',
    lines: ['import (⏎', '\t"fmt"⏎', '\t"x/re📷⏎"⏎', '\t"github.com/spcent/plumego/contract"⏎'],
    becomes: `package gateway

import (
	"fmt"
	"github.com/spcent/plumego/x/resilience"
	"github.com/spcent/plumego/contract"
	
)`,
  },
  {
    title: 'a list that is closed',
    file: 'x/gateway/module.yaml',
    before: 'name: x/gateway\n',
    lines: ['risk: me📷␛⏎', 'owner: ed␛ge⏎', 'status: be⏎'],
    becomes: 'name: x/gateway\nrisk: me\nowner: edge\nstatus: beta',
  },
  {
    title: 'an item that Tab takes',
    file: 'specs/dependency-rules.yaml',
    before: 'modules:\n  x/rest:\n    path: x/rest\n    allow:\n      - ',
    lines: ['contr📷⇥⏎', '      - lo⇥⏎', '    de⇥x/ai/**⏎'],
    becomes: `modules:
  x/rest:
    path: x/rest
    allow:
      - contract
      - log
    deny:
      - x/ai/**
`.concat('      '),
  },
]
