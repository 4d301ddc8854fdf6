import type { FixExample } from '../../support/fix-examples.ts'

const list = `Two extension families are **beta**: these extension families keep their API.
They are \`x/rest\`
and \`x/data\`.
`
const header = '| Family | Status | Risk | Owner | Entrypoint | Signals | Evidence |\n'
const delimiter = '| --- | --- | --- | --- | --- | --- | --- |\n'
const validated = (row: string, module: string): string => row.replace(/ \|\n$/, ` | \`go test ./${module}/...\` |\n`)
const data =
  '| `x/data` | beta | high | storage | Start at file | docs:primer; coverage:files | [notes](../evidence/data.md) |\n'
const fresh = '| `x/new` | experimental | low | labs | Ask first | docs:none; coverage:none | none yet |\n'
const rest =
  '| `x/rest` | beta | medium | api | Use Resource | docs:primer; coverage:full | [notes](../evidence/rest.md) |\n'
const page = header + delimiter + data + fresh + rest
const wide = `${header.replace(/ \|\n$/, ' | Validation |\n')}${delimiter.replace(/ \|\n$/, ' | --- |\n')}`

/** The README with another list than the workspace has, and what a fix makes of it. */
const readme = (code: string, when: string, before: string, after: string): FixExample => ({
  code,
  when,
  mistake: [[list, before]],
  mend: [[before, after]],
  safe: true,
})

/** A cell of the dashboard in which a person says more than the value: another value in it is for a person to write. */
const remark = (field: string, before: string, said: string): FixExample => ({
  code: 'dashboard-drift',
  when: `${field}: ${said}`,
  mistake: [[data, data.replace(`| ${before} |`, `| ${said} |`)]],
  mend: [[`| ${said} |`, `| ${before} |`]],
  safe: false,
})

/** How pages are written, over the evidence workspace. */
export const pageExamples: readonly FixExample[] = [
  remark('risk', 'high', '**low** (was high)'),
  remark('owner', 'storage', 'labs, then storage'),
  remark('status', 'beta', 'experimental until March'),
  readme(
    'readme-lists-non-beta',
    'one family is',
    'Two extension families are **beta**: `x/data` and `x/new`.\n',
    'One extension family is **beta**: `x/data`.\n',
  ),
  readme(
    'readme-omits-beta',
    'two families are',
    'One extension family is **beta**: `x/rest`.\n',
    'Two extension families are **beta**: `x/data` and `x/rest`.\n',
  ),
  readme(
    'readme-lists-non-beta',
    'no comma between two',
    'These extension families are **beta**: `x/data`, `x/new`, and `x/rest`.\n',
    'These extension families are **beta**: `x/data` and `x/rest`.\n',
  ),
  readme(
    'readme-lists-non-beta',
    'commas alone stay commas',
    'These extension families are **beta**: `x/data`, `x/new`, `x/rest`.\n',
    'These extension families are **beta**: `x/data`, `x/rest`.\n',
  ),
  readme(
    'readme-lists-non-beta',
    'an "and" at the end of its line stays there',
    'These extension families are **beta**:\n`x/data`, `x/new`, and\n`x/rest`.\n',
    'These extension families are **beta**:\n`x/data` and\n`x/rest`.\n',
  ),
  readme(
    'readme-omits-beta',
    'full lines are filled anew',
    'Three extension families are **beta** now, and these\nare the ones that keep their API: `x/new/first-part`,\n`x/new/other-part`, and `x/rest`.\n',
    'Four extension families are **beta** now, and these\nare the ones that keep their API: `x/data`,\n`x/new/first-part`, `x/new/other-part`, and `x/rest`.\n',
  ),
  {
    code: 'dashboard-row-missing',
    when: 'beside its neighbours, with the links and the commands of the others',
    mistake: [[page, wide + validated(data, 'x/data') + validated(rest, 'x/rest')]],
    mend: [
      [validated(rest, 'x/rest'), validated(fresh.replace('none yet', 'TODO'), 'x/new') + validated(rest, 'x/rest')],
    ],
    shows: ['unfilled-value'],
  },
  {
    code: 'dashboard-row-missing',
    when: 'in front of the first one',
    mistake: [[data, '']],
    mend: [[delimiter, delimiter + data]],
  },
  {
    code: 'dashboard-row-missing',
    when: 'what most rows of the same status call their evidence',
    mistake: [
      [data, data.replace('[notes]', '[beta evidence]')],
      [fresh, fresh.replace('none yet', '[note](../evidence/rest.md)')],
      [rest, ''],
    ],
    mend: [
      [
        '[note](../evidence/rest.md) |\n',
        `[note](../evidence/rest.md) |\n${rest.replace('[notes]', '[beta evidence]')}`,
      ],
    ],
  },
  {
    code: 'dashboard-evidence-link',
    when: 'nothing where the ledger has but a comment in its place',
    mistake: [['    evidence_doc: docs/evidence/rest.md\n', '    evidence_doc: # none yet\n']],
    mend: 'none',
  },
  {
    code: 'dashboard-evidence-link',
    when: 'nothing where a comment stands behind the path',
    mistake: [['    evidence_doc: docs/evidence/rest.md\n', '    evidence_doc: docs/evidence/rest.md # soon\n']],
    mend: 'none',
  },
]
