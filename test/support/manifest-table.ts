/**
 * A module with all that a manifest can speak of around it. Its manifest has every key of the schema; each block of the
 * manifest is one key with its value.
 */
export const tableWorkspace = `-- go.mod --
module github.com/spcent/plumego
-- specs/module-manifest.schema.yaml --
required:
  - name
  - path
  - layer
  - status
  - owner
  - risk
  - summary
  - responsibilities
  - non_goals
  - allowed_imports
  - forbidden_imports
  - test_commands
  - review_checklist
  - agent_hints
enums:
  layer:
    - stable
    - extension
  status:
    - ga
    - beta
    - experimental
  risk:
    - low
    - medium
    - high
  stability_tier:
    - beta
    - experimental
limits:
  responsibilities_max: 7
  non_goals_max: 7
  allowed_imports_max: 3
  forbidden_imports_max: 3
  test_commands_max: 3
  review_checklist_max: 5
  agent_hints_max: 3
-- specs/task-routing.yaml --
tasks:
  sell_things:
    intent: Sell.
-- docs/modules/x/shop/README.md --
-- log/log.go --
package log
-- x/shop/shop.go --
package shop

import "github.com/spcent/plumego/log"
-- x/shop/till/till.go --
package till
-- x/shop/till/module.yaml --
name: x/shop/till
owner: sales
status: experimental
-- x/bank/bank.go --
package bank
-- x/bank/module.yaml --
name: x/bank
owner: money
status: beta
summary: Keeps money.
`

/** The directory of the manifest. */
export const tableDirectory = 'x/shop'

/** The manifest, key by key, in its order. */
export const tableManifest: Readonly<Record<string, string>> = {
  name: 'name: x/shop',
  path: 'path: x/shop',
  layer: 'layer: extension',
  status: 'status: experimental',
  suggested_gate_profile: 'suggested_gate_profile: single_module_behavior',
  stability_tier: 'stability_tier: experimental',
  owner: 'owner: sales',
  risk: 'risk: low',
  summary: 'summary: Sells things.',
  strict_boundary: 'strict_boundary: shop_models',
  parent_family: 'parent_family: x/bank',
  entrypoint_reads: 'entrypoint_reads:\n  - docs/modules/x/shop/README.md',
  subordinate_families: 'subordinate_families:\n  - x/shop/till',
  responsibilities: 'responsibilities:\n  - Selling',
  non_goals: 'non_goals:\n  - Buying',
  stability_tiers: 'stability_tiers:\n  stable:\n    - till',
  public_entrypoints: 'public_entrypoints:\n  - New',
  public_surface_stability: 'public_surface_stability:\n  stable_v1:\n    - New',
  error_taxonomy: 'error_taxonomy:\n  categories:\n    - sold_out',
  allowed_imports: 'allowed_imports:\n  - log',
  forbidden_imports: 'forbidden_imports:\n  - x/bank/**',
  test_commands: 'test_commands:\n  - go vet ./x/shop/...',
  doc_paths: 'doc_paths:\n  - docs/modules/x/shop/README.md',
  change_risks: 'change_risks:\n  - lost sales',
  stop_conditions: 'stop_conditions:\n  - The shop burns',
  review_checklist: 'review_checklist:\n  - Is it sold',
  agent_hints: 'agent_hints:\n  - Ask first',
  task_affinity: 'task_affinity:\n  sell_things: x/shop/',
  selection_guide: 'selection_guide:\n  tills: x/shop/till/',
  landing_zones: 'landing_zones:\n  tills: till/',
  docs_sync_contract: 'docs_sync_contract:\n  on_api_change:\n    - docs/modules/x/shop/README.md',
}
