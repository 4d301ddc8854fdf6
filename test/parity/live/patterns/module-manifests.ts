import { type Pattern, quoted } from './pattern.ts'

/** What the program module-manifests prints. */
export const moduleManifests: readonly Pattern[] = [
  // A family by its directory, whatever that is called; a stable root by its manifest.
  { code: 'manifest-missing', match: /^missing module\.yaml for (x\/.*)$/ },
  { code: 'manifest-missing', match: /^missing module\.yaml for (.*)\/module\.yaml$/ },
  { code: 'nested-go-mod', match: /^(.*go\.mod): x\/\* / },
  { code: 'missing-key', match: new RegExp(`^(.*): missing required key ${quoted}$`) },
  { code: 'empty-list', match: new RegExp(`^(.*): required list ${quoted}`) },
  { code: 'empty-value', match: new RegExp(`^(.*): required scalar ${quoted}`) },
  { code: 'list-too-long', match: new RegExp(`^(.*): list ${quoted} exceeds limit (-?\\d+)$`) },
  { code: 'path-mismatch', match: new RegExp(`^(.*): path ${quoted} .* ${quoted}$`) },
  { code: 'name-mismatch', match: new RegExp(`^(.*): name ${quoted} .* ${quoted}$`) },
  { code: 'invalid-value', match: new RegExp(`^(.*?): invalid (.*) ${quoted}$`) },
  { code: 'layer-mismatch', match: new RegExp(`^(.*): .* layer ${quoted}$`) },
  { code: 'doc-path-missing', match: new RegExp(`^(.*): doc_paths target ${quoted}`) },
  { code: 'strict-boundary-missing', match: /^(.*): stable root .* strict_boundary/ },
]
