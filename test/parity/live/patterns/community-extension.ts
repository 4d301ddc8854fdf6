import { type Pattern, quoted } from './pattern.ts'

/** What the program community-extension prints. */
export const communityExtension: readonly Pattern[] = [
  { code: 'community-field-missing', match: new RegExp(`^missing required field ${quoted}$`) },
  { code: 'community-field-empty', match: new RegExp(`^field ${quoted} must be a non-empty string$`) },
  { code: 'community-status-invalid', match: new RegExp(`^status ${quoted} is invalid; allowed values: `) },
  { code: 'community-handler-shape', match: /^handler_shape must be "/ },
  { code: 'community-list-too-short', match: /^(.*) must contain at least (-?\d+) item\(s\)$/ },
  { code: 'community-flag-not-true', match: /^(.*) must be true$/ },
  { code: 'community-forbidden-missing', match: /^forbidden_imports must include (.*)$/ },
]
