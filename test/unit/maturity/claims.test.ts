import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { importSuggestions } from '../../../server/src/core/completion/import-completion.ts'
import { importHover } from '../../../server/src/core/hover/import-hover.ts'
import { importStatus } from '../../../server/src/core/hover/import-status.ts'
import { type FamilyEntry, type FamilyNode, familyTree } from '../../../server/src/core/maturity/families.ts'
import { statusMark } from '../../../server/src/core/maturity/status.ts'
import { moduleSymbols } from '../../../server/src/core/navigation/module-symbols.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { entryForNew, promoted, promotionFiles } from '../../support/promotions.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

type Edits = readonly (readonly [before: string, after: string])[]

const goFiles = `-- go.mod --
module github.com/spcent/plumego
-- x/new/new.go --
package new
-- x/new/part/part.go --
package part
-- x/rest/rest.go --
package rest
`

const workspace = (edits: Edits): Snapshot => workspaceFromFiles(promotionFiles(edits, goFiles)).snapshot()

const unproven = '○ experimental; beta claimed without evidence'

const cases: readonly (readonly [what: string, path: string, edits: Edits, shown: string])[] = [
  ['without an entry', 'x/new', [promoted], unproven],
  ['with a document alone', 'x/new', [promoted, entryForNew({ refs: '', snapshots: '', signoff: '' })], unproven],
  [
    'with a document that is not there',
    'x/new',
    [promoted, entryForNew({ document: 'evidence_doc: docs/gone.md' })],
    unproven,
  ],
  ['with one release twice', 'x/new', [promoted, entryForNew({ refs: 'release_refs: [v1.0.0, v1.0.0]' })], unproven],
  [
    'with one release twice, once with a blank',
    'x/new',
    [promoted, entryForNew({ refs: 'release_refs: [v1.0.0, " v1.0.0"]' })],
    unproven,
  ],
  [
    'with a snapshot that is not there',
    'x/new',
    [promoted, entryForNew(), ['-- docs/evidence/extension/snapshots/new-b.snapshot --\n', '']],
    unproven,
  ],
  ['without the owner’s word', 'x/new', [promoted, entryForNew({ signoff: 'owner_signoff: soon' })], unproven],
  ['with a blocker', 'x/new', [promoted, entryForNew({ blockers: 'blockers: [anything]' })], unproven],
  ['with whole evidence', 'x/new', [promoted, entryForNew()], '● beta'],
  ['of the package above', 'x/new/part', [promoted], unproven],
  [
    'as more than the evidence is for',
    'x/rest',
    [['api\nstatus: beta', 'api\nstatus: ga']],
    '● beta; ga claimed without evidence',
  ],
  ['as a tier', 'x/new', [['owner: labs\n', 'owner: labs\nstability_tier: beta\n']], unproven],
  ['of a module that nobody declares', 'x/new', [promoted, ['      - x/new\n', '']], unproven],
  [
    'where nobody keeps a ledger',
    'x/new',
    [promoted, ['specs/extension-beta-evidence.yaml', 'specs/other.yaml']],
    '● beta',
  ],
]

const nodes = (list: readonly FamilyEntry[]): FamilyNode[] =>
  list.flatMap(node => (node.kind === 'family' ? [node, ...nodes(node.children)] : []))

/** What every place shows of a package. */
function shownOf(snapshot: Snapshot, path: string): Record<string, string | undefined> {
  const importPath = `github.com/spcent/plumego/${path}`
  const setting = { t: english, link: () => undefined, origin: '' }
  const hover = importHover(snapshot, { importer: undefined, importPath, literal: '' }, setting)
  const families = nodes(familyTree(snapshot, english).categories.flatMap(category => category.families))
  const row = families.find(node => node.path === path)
  const question = { importer: undefined, typed: importPath, lowestMaturity: 'any' } as const
  const list = 'allowed_imports:\n  - x'
  const source = new SourceText(list)
  const packages = completionsAt(snapshot, 'x/data/module.yaml', source, source.positionAt(list.length), english)
  const symbol = moduleSymbols(snapshot, path, english).find(({ name }) => name === path)
  return {
    hover: hover?.plain.split(' · ')[0],
    row: row && `${statusMark(row.status)} ${row.statusLabel}`,
    inlay: importStatus(snapshot, importPath, english)?.label,
    imports: importSuggestions(snapshot, question, english)[0]?.status,
    packages: packages.find(({ label }) => label === path)?.mark,
    symbols: symbol?.detail.split(' · ')[0],
  }
}

describe('beta that a manifest claims', () => {
  for (const [what, path, edits, shown] of cases) {
    it(`${what} is shown as what is proved, wherever it is shown`, () => {
      for (const [place, text] of Object.entries(shownOf(workspace(edits), path))) {
        if (text !== undefined) assert.equal(text, shown, place)
      }
    })
  }

  it('is shown in a hover, a row, a hint, two lists and among symbols', () => {
    const missing = Object.entries(shownOf(workspace([]), 'x/new')).filter(([, text]) => text === undefined)
    assert.deepEqual(missing, [])
  })

  it('gets the advice of what is proved', () => {
    const importPath = 'github.com/spcent/plumego/x/new'
    const setting = { t: english, link: () => undefined, origin: '' }
    const hover = importHover(workspace([promoted]), { importer: undefined, importPath, literal: '' }, setting)
    assert.match(hover?.plain ?? '', /For evaluation and prototypes/)
    assert.doesNotMatch(hover?.plain ?? '', /Fit for production/)
  })
})
