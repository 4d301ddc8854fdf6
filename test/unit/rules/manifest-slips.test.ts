import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

/** Two manifests of one owner, and a third of another. */
const owned = (owner: string, other: string): string => `-- x/data/module.yaml --
name: x/data
owner: ${other}
-- x/data/file/module.yaml --
name: x/data/file
owner: ${other}
-- x/rest/module.yaml --
name: x/rest
owner: ${owner}
`

const slips: readonly (readonly [written: string, meant: string])[] = [
  ['apii', 'api'],
  ['pesristence', 'persistence'],
  ['persistance', 'persistence'],
  ['Persistence', 'persistence'],
  ['"edgee"', 'edge'],
  ['egde', 'edge'],
  ['stroe', 'store'],
  ['coer', 'core'],
  ['platform-ap', 'platform-api'],
]

const others: readonly (readonly [owner: string, other: string])[] = [
  ['team-a', 'team-b'],
  ['team1', 'team2'],
  ['storage', 'storage2'],
  ['app', 'api'],
  ['grpc', 'rpc'],
  ['edge', 'edge-team'],
  ['data', 'core'],
  ['TODO', 'todo'],
  ['edge', 'edge'],
]

describe('owner-misspelt', () => {
  for (const [written, meant] of slips) {
    const owner = written.replaceAll('"', '')
    it(`finds ${owner}, where ${meant} owns others`, () =>
      assertExample(base, beyondCi, {
        code: 'owner-misspelt',
        files: owned(written.replace(owner, `⟦${owner}⟧`), meant),
        keys: [['x/rest', owner]],
        severity: 'information',
      }))
  }
  for (const [owner, other] of others) {
    it(`takes ${owner} for somebody else than ${other}`, () =>
      assertExample(base, beyondCi, { code: 'owner-misspelt', files: owned(owner, other), keys: [] }))
  }
  const elsewhere: Readonly<Record<string, string>> = {
    'a second manifest': '-- log/module.yaml --\nname: log\nowner: edgee\n',
    CODEOWNERS: '-- CODEOWNERS --\n/x/rest/ @edgee\n',
    'the ledger': '-- specs/extension-beta-evidence.yaml --\ncandidates:\n  - module: x/rest\n    owner: edgee\n',
    'another name as near': ['log', 'core']
      .map(name => `-- ${name}/module.yaml --\nname: ${name}\nowner: edgees\n`)
      .join(''),
  }
  for (const [where, files] of Object.entries(elsewhere)) {
    it(`is content with ${where}`, () =>
      assertExample(base, beyondCi, { code: 'owner-misspelt', files: owned('edgee', 'edge') + files, keys: [] }))
  }
})

const missing: readonly (readonly [what: string, yaml: string, path: string, key: string])[] = [
  ['a file', 'landing_zones:\n  a: rest.go\n  b: ⟦gone.go⟧\n', 'gone.go', 'landing_zones'],
  ['a directory that is a slip away', 'landing_zones:\n  a: ⟦x/data/fiel/⟧ # soon\n', 'x/data/fiel/', 'landing_zones'],
  ['a path from the root on', 'landing_zones:\n\n  # a\n  a: "⟦x/rest/gone.go⟧"\n', 'x/rest/gone.go', 'landing_zones'],
  ['what is read first', 'entrypoint_reads:\n  - x/rest/rest.go\n  - ⟦rest.go⟧\n', 'rest.go', 'entrypoint_reads'],
]

const content: Readonly<Record<string, string>> = {
  'paths from the module on and from the root on':
    'landing_zones:\n  a: rest.go\n  b: x/rest/rest.go\n  c: ./rest.go\n',
  'what is still to be written': 'landing_zones:\n  a: TODO\nentrypoint_reads:\n  - TODO\n',
  'a word, a sentence, a pattern and an address':
    'landing_zones:\n  a: handlers\n  b: in the handlers.go\n  c: "*.go"\nentrypoint_reads:\n  - https://go.dev/doc\n',
  'directories that are to come, one beside a file of that name': 'landing_zones:\n  a: gone/\n  b: rest/\n',
  'what leads out': 'landing_zones:\n  a: ../../../gone.go\n',
  'another key below': 'landing_zones:\nname: x/rest\ndocs:\n  a: gone.go\n',
}

describe('path-not-found', () => {
  const manifest = (yaml: string): string => `-- x/rest/module.yaml --\nname: x/rest\n${yaml}`
  for (const [what, yaml, path, key] of missing) {
    it(`finds ${what}`, () =>
      assertExample(base, beyondCi, {
        code: 'path-not-found',
        files: manifest(yaml),
        keys: [['x/rest/module.yaml', key, path]],
        severity: 'information',
      }))
  }
  for (const [what, yaml] of Object.entries(content)) {
    it(`is content with ${what}`, () =>
      assertExample(base, beyondCi, { code: 'path-not-found', files: manifest(yaml), keys: [] }))
  }
})
