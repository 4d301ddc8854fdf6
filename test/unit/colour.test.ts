import assert from 'node:assert/strict'
import { wordKinds } from '../../server/src/core/colour/word-kinds.ts'
import { filesBelow, sampleDirectory } from '../support/sample-files.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const sample = workspaceFromFiles(filesBelow(sampleDirectory)).snapshot()

/** The words of a file that have a kind, as `text kind`, on the line that begins with a text. */
const on = (file: string, line: string): string[] => {
  const source = sample.text(file)
  assert.ok(source)
  const number = source.lines.findIndex(({ text }) => text.trimStart().startsWith(line))
  return wordKinds(sample, file)
    .filter(({ span }) => source.positionAt(span.start).line === number)
    .map(({ span, kind }) => `${source.text.slice(span.start, span.end)} ${kind}`)
}

describe('kinds of words', () => {
  it('are the modules, patterns and statuses of a manifest', () => {
    assert.deepEqual(on('x/rest/module.yaml', 'path:'), ['x/rest module'])
    assert.deepEqual(on('x/rest/module.yaml', 'status:'), ['beta status'])
    assert.deepEqual(on('x/rest/module.yaml', '- contract'), ['contract module'])
    assert.deepEqual(on('x/rest/module.yaml', '- x/ai/**'), ['x/ai module', '/** wildcard'])
    assert.deepEqual(on('x/rest/module.yaml', '- go test'), ['x/rest module'])
    assert.deepEqual(on('x/ai/module.yaml', 'stable:'), ['stable status'])
    assert.deepEqual(on('x/ai/module.yaml', '- provider'), ['provider module'])
  })

  it('are those of the specs', () => {
    assert.deepEqual(on('specs/dependency-rules.yaml', 'x/rest:'), ['x/rest module'])
    assert.deepEqual(on('specs/extension-beta-evidence.yaml', 'current_tier:'), ['stable status'])
  })

  it('are not documents, owners, prose, nor what does not exist', () => {
    assert.deepEqual(on('x/rest/module.yaml', '- docs/modules'), [])
    assert.deepEqual(on('x/rest/module.yaml', 'owner:'), [])
    assert.deepEqual(on('x/rest/module.yaml', 'summary:'), [])
    assert.deepEqual(on('specs/dependency-rules.yaml', '- stdlib'), [])
    assert.deepEqual(on('x/messaging/pubsub/module.yaml', 'name:'), [])
    assert.deepEqual(wordKinds(sample, 'README.md'), [])
  })
})
