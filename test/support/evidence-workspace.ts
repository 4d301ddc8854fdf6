/** A small workspace in which extension-maturity and extension-beta-evidence find nothing. */
export const evidenceWorkspace = `-- README.md --
# Example

Two extension families are **beta**: these extension families keep their API.
They are \`x/rest\`
and \`x/data\`.

Others, like \`x/new\`, may change.
-- docs/concepts/extension-maturity.md --
| Family | Status | Risk | Owner | Entrypoint | Signals | Evidence |
| --- | --- | --- | --- | --- | --- | --- |
| \`x/data\` | beta | high | storage | Start at file | docs:primer; coverage:files | [notes](../evidence/data.md) |
| \`x/new\` | experimental | low | labs | Ask first | docs:none; coverage:none | none yet |
| \`x/rest\` | beta | medium | api | Use Resource | docs:primer; coverage:full | [notes](../evidence/rest.md) |
-- docs/evidence/data.md --
-- docs/evidence/rest.md --
-- docs/evidence/extension/snapshots/a.snapshot --
-- docs/evidence/extension/snapshots/b.snapshot --
-- docs/evidence/extension/snapshots/data-a.snapshot --
-- docs/evidence/extension/snapshots/data-b.snapshot --
-- specs/repo.yaml --
layers:
  extension:
    paths:
      - x/rest
      - x/data
      - x/new
-- specs/extension-taxonomy.yaml --
families:
  data:
    canonical_root: x/data
    roots:
      - x/data
-- specs/extension-maturity.yaml --
signals:
  - module: x/rest
    recommended_entrypoint: "Use Resource"
    docs_signal: docs:primer
    coverage_signal: coverage:full
  - module: x/data
    recommended_entrypoint: Start at file
    docs_signal: docs:primer
    coverage_signal: coverage:files
  - module: x/new
    recommended_entrypoint: Ask first
    docs_signal: docs:none
    coverage_signal: coverage:none
-- specs/extension-beta-evidence.yaml --
candidates:
  - module: x/rest
    owner: api
    current_status: beta
    evidence_doc: docs/evidence/rest.md
    release_refs:
      - v1.0.0
      - v1.1.0
    api_snapshots:
      - docs/evidence/extension/snapshots/a.snapshot
      - docs/evidence/extension/snapshots/b.snapshot
    owner_signoff: signed
    blockers: []
  - module: x/data
    owner: storage
    current_status: beta
    evidence_doc: docs/evidence/data.md
    release_refs: [v1.0.0, v1.1.0]
    api_snapshots: [docs/evidence/extension/snapshots/data-a.snapshot, docs/evidence/extension/snapshots/data-b.snapshot]
    owner_signoff: Approved
    blockers: []
subpackage_candidates:
  - module: x/data
    subpackage: cache
    owner: storage
    current_tier: stable
    evidence_doc: docs/evidence/data.md
    release_refs: [v1.0.0]
    api_snapshots: []
    owner_signoff: missing
    blockers:
      - release_history_missing
      - api_snapshot_missing
      - owner_signoff_missing
surface_candidates:
  - module: x/data
    surface: files
    package: x/data/file
    owner: storage
    current_status: experimental
    evidence_doc: docs/evidence/data.md
    release_refs: [v1.0.0, v1.1.0]
    api_snapshots: [docs/evidence/extension/snapshots/data-b.snapshot, docs/evidence/extension/snapshots/data-a.snapshot]
    owner_signoff: complete
    blockers: []
-- x/rest/module.yaml --
name: x/rest
owner: api
status: beta
risk: medium
-- x/data/module.yaml --
name: x/data
owner: storage
status: beta
risk: high
stability_tiers:
  stable:
    - cache
  experimental:
    - sql
-- x/data/file/module.yaml --
name: x/data/file
owner: storage
status: experimental
risk: low
-- x/data/file/file.go --
package file
-- x/new/module.yaml --
name: x/new
owner: labs
status: experimental
risk: low
`
