import assert from 'node:assert/strict'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const dialect =
  'required:\n  - name\n  - agent_hints\nenums:\n  status:\n    - beta\n    - experimental\nlimits:\n  agent_hints_max: 3\n'
const snapshot = workspaceFromFiles(new Map([['specs/module-manifest.schema.yaml', dialect]])).snapshot()

/** The hover at the mark `│` of a manifest, and the text that it is about. */
function hover(text: string): { plain: string; word: string } | undefined {
  const source = new SourceText(text.replace('│', ''))
  const position = source.positionAt(text.indexOf('│'))
  const found = yamlHover(snapshot, 'x/shop/module.yaml', source, position, english)
  if (!found) return undefined
  const word = source.text.slice(source.offsetAt(found.range.start), source.offsetAt(found.range.end))
  return { plain: found.plain, word }
}

describe('hover in module.yaml', () => {
  it('says what a key is for, whether it must be there, and how full it is', () => {
    assert.deepEqual(hover('name: x\nagent│_hints:\n  - a\n  - b\n'), {
      plain:
        'Agent hints · required\n\nAdvice for coding agents.\n\nEntries: 2 of at most 3.\nBy specs/module-manifest.schema.yaml.',
      word: 'agent_hints',
    })
  })

  it('names the values that a key takes', () => {
    assert.match(hover('│status: beta\n')?.plain ?? '', /optional\n\n.*\n\nValues: beta, experimental\./)
  })

  it('names the directory where the key must equal it', () => {
    assert.match(hover('na│me: x\n')?.plain ?? '', /Here: x\/shop\./)
  })

  it('says what a value means', () => {
    const { plain, word } = hover('status: "be│ta" # why\n') ?? {}
    assert.equal(word, '"beta"')
    assert.match(plain ?? '', /^beta · Status\n\nFit for production/)
  })

  it('says nothing of values, items and keys that it does not know', () => {
    for (const text of [
      'status: gol│d\n',
      'colour│: red\n',
      'summary: a│b\n',
      'agent_hints:\n  - a│\n',
      'status:\n  be│ta\n',
      '# name│: x\n',
      'status: beta # be│ta\n',
      '│',
    ]) {
      assert.equal(hover(text), undefined, text)
    }
  })
})
