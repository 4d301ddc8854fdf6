import type { Pattern } from './pattern.ts'

/** What the program deprecation-inventory prints with -strict. */
export const deprecationInventory: readonly Pattern[] = [
  {
    code: 'inventory-field-missing',
    match: /^inventory entry (.*) is missing (category|status|owner|decision|replacement)$/,
  },
  { code: 'inventory-decision-required', match: /^inventory entry (.*) still requires a keep\/remove decision$/ },
  { code: 'marker-unregistered', match: /^unregistered marker at (.*?\.go):(\d+): / },
  { code: 'marker-of-removed-entry', match: /^removed inventory entry (.*) still has marker at (.*):(\d+)$/ },
  { code: 'marker-missing', match: /^inventory entry (.*) references (.*) but no marker was found$/ },
]
