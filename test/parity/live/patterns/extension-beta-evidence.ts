import { type Pattern, quoted } from './pattern.ts'

/** What the program extension-beta-evidence prints. */
export const extensionBetaEvidence: readonly Pattern[] = [
  { code: 'evidence-empty', match: /has no candidates()$/, key: () => [] },
  { code: 'evidence-module-missing', match: /^candidate missing module()$/, key: () => [] },
  { code: 'evidence-module-undeclared', match: /^(.*) is not declared in / },
  { code: 'evidence-owner-missing', match: /^(.*) missing owner$/ },
  { code: 'evidence-package-unset', match: /^(.*) missing package$/ },
  { code: 'evidence-status-unset', match: /^(.*) missing current_status$/ },
  { code: 'evidence-tier-unset', match: /^(.*) missing current_tier$/ },
  { code: 'evidence-doc-unset', match: /^(.*) missing evidence_doc$/ },
  { code: 'blocker-missing', match: new RegExp(`^(.*) missing blocker ${quoted}$`) },
  { code: 'evidence-name-mismatch', match: new RegExp(`^(.*) module\\.yaml name ${quoted}`) },
  { code: 'evidence-owner-mismatch', match: new RegExp(`^(.*) owner mismatch: .*? ${quoted}, .*? ${quoted}$`) },
  { code: 'evidence-status-mismatch', match: new RegExp(`^(.*) status mismatch: .*? ${quoted}, .*? ${quoted}$`) },
  { code: 'evidence-package-not-found', match: /^(.*) package does not exist: (.*)$/ },
  { code: 'evidence-package-not-directory', match: /^(.*) package is not a directory: (.*)$/ },
  { code: 'evidence-package-outside-module', match: new RegExp(`^(.*) package ${quoted} .* ${quoted}$`) },
  { code: 'evidence-tier-unlisted', match: /^(.*) is not listed under module\.yaml stability_tiers\.(.*)$/ },
  { code: 'evidence-doc-not-found', match: /^(.*) evidence_doc does not exist: (.*)$/ },
  { code: 'release-ref-unresolved', match: /^(.*) release_ref .*?: (.*)$/ },
  { code: 'snapshot-outside-root', match: /^(.*) api_snapshot must live under .*?: (.*)$/ },
  { code: 'snapshot-not-found', match: /^(.*) api_snapshot does not exist: (.*)$/ },
  { code: 'snapshot-unreadable', match: /^(.*) api_snapshot cannot be read: (.*?): .*$/ },
  { code: 'snapshot-not-file', match: /^(.*) api_snapshot is a directory.*?: (.*)$/ },
  { code: 'blocker-unknown', match: new RegExp(`^(.*) has unknown blocker ${quoted}$`) },
  { code: 'blocker-stale', match: new RegExp(`^(.*) has stale blocker ${quoted}$`) },
]
