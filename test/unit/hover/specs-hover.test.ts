import assert from 'node:assert/strict'
import path from 'node:path'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { newCounters } from '../../../server/src/core/repo/counters.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { loadWorkspace } from '../../../server/src/node/workspace.ts'

const sample = path.join(import.meta.dirname, '..', '..', 'fixtures', 'sample')
const repository = new Repository(newCounters())
repository.load(loadWorkspace(sample, repository.counters))

/** The hover at the mark `│` of a file. */
function hover(file: string, text: string): string | undefined {
  const source = new SourceText(text.replace('│', ''))
  const position = source.positionAt(text.indexOf('│'))
  return yamlHover(repository.snapshot(), file, source, position, english)?.plain
}

const evidence = 'specs/extension-beta-evidence.yaml'
const rules = 'specs/dependency-rules.yaml'

describe('hover in manifests and specs', () => {
  it('says what a pattern matches, and which files import that', () => {
    const said = hover('x/rest/module.yaml', 'forbidden_imports:\n  - x/mess│aging/**\n')
    assert.match(said ?? '', /^x\/messaging\/\*\* · packages matched: 4\n\nx\/messaging, x\/messaging\/mq, /)
    assert.match(
      said ?? '',
      /\nFiles that import them: 1 in x\/rest, \d+ in the repository\.\nx\/rest\/versioning\/outbox\.go$/,
    )
  })

  it('reads a pattern as the check of its file does', () => {
    assert.match(hover('x/rest/module.yaml', 'forbidden_imports:\n  - x/mess│aging\n') ?? '', /packages matched: 1\n/)
    const rule = 'modules:\n  x/rest:\n    path: x/rest\n    deny:\n      - x/mess│aging\n'
    assert.match(hover(rules, rule) ?? '', /packages matched: 4\n[\s\S]*Files that import them: 1 in x\/rest/)
  })

  it('says where a pattern matches nothing', () => {
    assert.match(
      hover('x/rest/module.yaml', 'forbidden_imports:\n  - x/no│thing/**\n') ?? '',
      /packages matched: 0\n\nNo package of this repository has such a path\./,
    )
  })

  it('says what a key of a specs file is for, and what its values mean', () => {
    const key = hover(rules, 'modules:\n  x/rest:\n    de│ny:\n      - x/ai\n      - x/rpc\n')
    assert.equal(
      key,
      'Denied imports · optional\n\nPackages that no file of the module may import. p and p/** both mean p and all below it.\n\nEntries: 2.',
    )
    assert.match(
      hover(rules, 'modules:\n  x/rest:\n    layer: ext│ension\n') ?? '',
      /^extension · Layer\n\nAn optional/,
    )
    assert.equal(
      hover(evidence, 'candidates:\n  - module: x/rest\n    blockers:\n      - api_│snapshot_missing\n'),
      'api_snapshot_missing · Blockers\n\nFewer than two API snapshots.',
    )
  })

  it('says whether files and commits exist, and what an owner owns', () => {
    const entry = (line: string): string => `candidates:\n  - module: x/rest\n    ${line}\n`
    assert.equal(
      hover(evidence, entry('evidence_doc: docs/evidence/ext│ension/x-rest.md')),
      'docs/evidence/extension/x-rest.md · a file of this workspace',
    )
    assert.equal(hover(evidence, entry('evidence_doc: docs/no│ne.md')), 'docs/none.md · does not exist')
    assert.match(hover(evidence, entry('release_refs:\n      - v│1')) ?? '', /git has not been asked/)
    assert.match(hover('x/new/module.yaml', 'owner: mess│aging\n') ?? '', /^messaging · modules: 2\n\nx\/messaging, /)
    assert.match(hover('x/new/module.yaml', 'owner: no│body\n') ?? '', /No other module has this owner\. In use: /)
  })

  it('shows no link of a workspace as one', () => {
    const source = new SourceText('owner: "[a](command:b)"\n')
    const said = yamlHover(repository.snapshot(), 'x/new/module.yaml', source, { line: 0, character: 10 }, english)
    assert.match(said?.markdown ?? '', /^\*\*\\\[a\\\]\(command:b\)/)
  })

  it('leaves the path of a module to the hover that imports have', () => {
    assert.equal(hover('x/rest/module.yaml', 'parent_family: x/mess│aging\n'), undefined)
  })
})
