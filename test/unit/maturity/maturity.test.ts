import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Maturity, maturityOf } from '../../../server/src/core/maturity/maturity.ts'
import { provenanceText } from '../../../server/src/core/maturity/provenance.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

interface Case {
  readonly name: string
  readonly of: string
  /** Status, and on whose word. */
  readonly is: string
  /** The mark is where the status was taken from. */
  readonly files: string
}

const signed = `-- specs/extension-beta-evidence.yaml --
subpackage_candidates:
  - module: x/ai
    subpackage: provider
    current_tier: stable
    owner_signoff: Approved
    blockers: []
`
const blocked = signed.replace('[]', '\n      - api_snapshot_missing')
const unsigned = signed.replace('Approved', 'pending')
const tiers = `-- x/ai/module.yaml --
status: experimental
stability_tiers:
  stable:
    - provider # the family's word
`

const cases: readonly Case[] = [
  {
    name: 'its own tier comes first',
    of: 'x/a/b',
    is: 'beta · its own stability_tier',
    files:
      '-- x/a/module.yaml --\nstatus: experimental\n-- x/a/b/module.yaml --\nstatus: experimental\nstability_tier: ⟦beta⟧\n',
  },
  {
    name: 'a signed stable tier of the parent makes a beta surface',
    of: 'x/ai/provider',
    is: 'beta-surface · stable in x/ai, with signed evidence',
    files: `${tiers.replace('provider', '⟦provider⟧')}-- x/ai/provider/module.yaml --\nstatus: experimental\n${signed}`,
  },
  {
    name: 'a tier may name the package in full, in a flow list, and quoted',
    of: 'x/ai/provider',
    is: 'beta-surface · stable in x/ai, with signed evidence',
    files: `-- x/ai/module.yaml --\nstatus: experimental\nstability_tiers: {stable: [⟦"x/ai/provider"⟧]}\n${signed}`,
  },
  {
    name: 'a stable tier with blockers leaves it to its own status',
    of: 'x/ai/provider',
    is: 'experimental · its own status',
    files: `${tiers}-- x/ai/provider/module.yaml --\nstatus: ⟦experimental⟧\n${blocked}`,
  },
  {
    name: 'a stable tier that nobody signed leaves it to the family',
    of: 'x/ai/provider',
    is: 'experimental · inherited from x/ai',
    files: `${tiers.replace('status: experimental', 'status: ⟦experimental⟧')}${unsigned}`,
  },
  {
    name: 'an experimental tier of the parent needs no evidence',
    of: 'x/ai/sketch',
    is: 'experimental · stability_tiers of x/ai',
    files: '-- x/ai/module.yaml --\nstatus: beta\nstability_tiers:\n  experimental:\n    - ⟦sketch⟧\n',
  },
  {
    name: 'a parent elsewhere is found through parent_family',
    of: 'x/queue',
    is: 'experimental · stability_tiers of x/mail',
    files:
      '-- x/mail/module.yaml --\nstatus: beta\nstability_tiers:\n  experimental:\n    - ⟦x/queue⟧\n-- x/queue/module.yaml --\nstatus: beta\nparent_family: x/mail\n',
  },
  {
    name: 'a tier below another family is no word on a package of the same name',
    of: 'x/queue',
    is: 'beta · its own status',
    files:
      '-- x/mail/module.yaml --\nstability_tiers:\n  experimental:\n    - queue\n-- x/queue/module.yaml --\nstatus: ⟦beta⟧\nparent_family: x/mail\n',
  },
  {
    name: 'its own status is read without its quotes and comment',
    of: 'x/a',
    is: 'beta · its own status',
    files: '-- x/a/module.yaml --\nstatus: ⟦"beta"⟧ # since spring\n',
  },
  {
    name: 'the nearest manifest above counts, not the family',
    of: 'x/a/b/c',
    is: 'experimental · inherited from x/a/b',
    files: '-- x/a/module.yaml --\nstatus: beta\n-- x/a/b/module.yaml --\nstatus: ⟦experimental⟧\n',
  },
  {
    name: 'a manifest above that is silent hands on to the one above it',
    of: 'x/a/b/c',
    is: 'beta · inherited from x/a',
    files: '-- x/a/module.yaml --\nstatus: ⟦beta⟧\n-- x/a/b/module.yaml --\nowner: someone\n',
  },
  {
    name: 'a package that is silent asks its parent_family where nothing lies above it',
    of: 'x/queue',
    is: 'beta · inherited from x/mail',
    files: '-- x/mail/module.yaml --\nstatus: ⟦beta⟧\n-- x/queue/module.yaml --\nparent_family: x/mail\n',
  },
  {
    name: 'parents that lead in a circle lead nowhere',
    of: 'x/a',
    is: 'unknown · no manifest says',
    files: '-- x/a/module.yaml --\nparent_family: x/b\n-- x/b/module.yaml --\nparent_family: x/a\n',
  },
  {
    name: 'a prototype is one',
    of: 'x/a',
    is: 'prototype · its own stability_tier',
    files: '-- x/a/module.yaml --\nstatus: experimental\nstability_tier: ⟦prototype⟧\n',
  },
  {
    name: 'a value that is no status makes it unknown',
    of: 'x/a/b',
    is: 'unknown · its own status says “stabel”, which is no status',
    files: '-- x/a/module.yaml --\nstatus: beta\n-- x/a/b/module.yaml --\nstatus: ⟦stabel⟧\n',
  },
  { name: 'nobody says', of: 'x/a', is: 'unknown · no manifest says', files: '-- x/a/a.go --\npackage a\n' },
  {
    name: 'a stable root by policy',
    of: 'log',
    is: 'ga · by the stability policy',
    files: '-- log/log.go --\npackage log\n',
  },
  {
    name: 'a stable root by policy, whatever its manifest says',
    of: 'log',
    is: 'ga · by the stability policy',
    files: '-- log/module.yaml --\nstatus: beta\n',
  },
  {
    name: 'a stable root by its manifest',
    of: 'log',
    is: 'ga · its own status',
    files: '-- log/module.yaml --\nstatus: ⟦ga⟧\n',
  },
  {
    name: 'what lies in a stable root',
    of: 'store/file/local',
    is: 'ga · inherited from store',
    files: '-- store/module.yaml --\nstatus: ⟦ga⟧\n',
  },
  {
    name: 'the root package',
    of: '',
    is: 'ga · by the stability policy',
    files: '-- plumego.go --\npackage plumego\n',
  },
]

const placeText = ({ place }: Maturity): string[] =>
  place ? [`${place.file}:${place.range.start.line}:${place.range.start.character}-${place.range.end.character}`] : []

describe('effective maturity', () => {
  for (const { name, of, is, files: text } of cases) {
    it(name, () => {
      const { files, marks } = markedFiles(text)
      const maturity = maturityOf(workspaceFromFiles(files).snapshot(), of)
      assert.equal(`${maturity.status} · ${provenanceText(maturity, english)}`, is)
      assert.deepEqual(placeText(maturity), marks)
    })
  }
})
