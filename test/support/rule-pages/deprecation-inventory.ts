import type { RulePage } from './page.ts'

const inventory = 'specs/deprecation-inventory.yaml'
const entry = (status: string, owner: string): string => `version: 1

entries:
  - id: rest-renamed
    category: compatibility
    status: ${status}
    owner:${owner}
    decision: Keep the old name for one release.
    replacement: New
    paths:
      - x/rest/renamed.go
`
const marked = 'package rest\n\n// Deprecated: use New.\nfunc Old() {}\n'

export const deprecationInventoryPages: readonly RulePage[] = [
  {
    code: 'marker-unregistered',
    why: 'What is out of date, unfinished or kept for others stays only with somebody who decided so, and the inventory says who. CI takes a line for a marker by its words alone: `TODO:`, `FIXME`, `HACK`, `deprecated`, `not implemented`, `backward compatibility`, words for aliases, and an alias as it is declared, be it in code, comments, texts or tests.',
    mend: 'Finish or remove what the line marks, or add the file to an entry of the inventory that has an owner and a decision. Where the words merely happen to be there, write others.',
    bad: { 'x/rest/renamed.go': marked },
  },
  {
    code: 'marker-of-removed-entry',
    why: 'An entry whose status is removed says that nothing of it is left. A marker in one of its files says otherwise.',
    mend: 'Remove what the line marks, or put the status back to what it is.',
    bad: { [inventory]: entry('removed', ' runtime'), 'x/rest/renamed.go': marked },
  },
  {
    code: 'marker-missing',
    why: 'An entry lists the files that hold its markers. One without any is done, or has moved, and the entry leads nowhere.',
    mend: 'Drop the path, correct it, or set the status of the entry to removed.',
    bad: { [inventory]: entry('keep', ' runtime') },
  },
  {
    code: 'inventory-field-missing',
    why: 'An entry is a decision: without category, status, owner, decision and replacement nobody can act on it.',
    mend: 'Write what is missing; `none` is a replacement too.',
    bad: { [inventory]: entry('keep', ''), 'x/rest/renamed.go': marked },
  },
  {
    code: 'inventory-decision-required',
    why: 'With the status decision_required an entry waits for its owner. CI lets nothing wait: the inventory is strict.',
    mend: 'Decide, write the decision down, and set the status to what follows from it.',
    bad: { [inventory]: entry('decision_required', ' runtime'), 'x/rest/renamed.go': marked },
  },
]
