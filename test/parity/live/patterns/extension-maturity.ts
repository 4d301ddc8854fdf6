import { type Pattern, quoted } from './pattern.ts'

/** What the program extension-maturity prints. */
export const extensionMaturity: readonly Pattern[] = [
  { code: 'maturity-name-mismatch', match: new RegExp(`^(.*) module\\.yaml name ${quoted}`) },
  { code: 'dashboard-row-missing', match: /^docs.* missing row for (.*)$/ },
  { code: 'dashboard-candidate-without-evidence', match: /^docs.* row for (.*) has beta candidate without/ },
  { code: 'dashboard-evidence-link', match: /^docs.*? row for (.*?) missing evidence link (.*)$/ },
  { code: 'dashboard-blocker-text', match: new RegExp(`^docs.*? row for (.*) missing blocker text ${quoted}$`) },
  { code: 'dashboard-drift', match: new RegExp(`^docs.*? row for (.*) missing (\\w+) ${quoted}$`) },
  { code: 'signal-missing', match: /^specs.* missing signal entry for (.*)$/ },
  { code: 'signal-field-missing', match: /^specs\/extension-maturity\.yaml (.*) missing (\w+)$/ },
  { code: 'invalid-status', match: new RegExp(`^(.*)/module\\.yaml status ${quoted} is not`) },
  { code: 'promotion-without-evidence', match: /^(.*) has status "beta" in / },
  { code: 'readme-beta-list-missing', match: /^README\.md: beta extension families()/, key: () => [] },
  { code: 'readme-lists-non-beta', match: new RegExp(`^README\\.md lists ${quoted}`) },
  { code: 'readme-omits-beta', match: new RegExp(`^README\\.md does not list ${quoted}`) },
  {
    code: 'surface-status-mismatch',
    match: new RegExp(
      `surface_candidate (.*) current_status ${quoted} does not match (.*)/module\\.yaml status ${quoted}$`,
    ),
  },
]
