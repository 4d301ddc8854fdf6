import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { plumegoInGoMod } from '../../../server/src/core/hover/plumego-hover.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

/** What of the line with `|` the hover there is about. */
function at(marked: string): string | undefined {
  const before = marked.slice(0, marked.indexOf('|')).split('\n')
  const text = new SourceText(marked.replace('|', ''))
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  const range = plumegoInGoMod(text, position)
  return range && text.lineText(range.start.line).slice(range.start.character, range.end.character)
}

describe('Plumego in a go.mod', () => {
  for (const [marked, expected] of [
    ['require github.com/spcent/plu|mego v1.0.0\n', 'github.com/spcent/plumego v1.0.0'],
    ['require (\n\tgithub.com/spcent/plumego v1.0|.0 // why\n)\n', 'github.com/spcent/plumego v1.0.0'],
    ['require "github.com/spcent/plumego" v1.0.|0\n', '"github.com/spcent/plumego" v1.0.0'],
    ['replace github.com/spcent/plumego => ../pl|umego\n', 'github.com/spcent/plumego => ../plumego'],
    [
      'replace github.com/spcent/plumego v1.0.0 => example.com/fork v1.1.|0',
      'github.com/spcent/plumego v1.0.0 => example.com/fork v1.1.0',
    ],
    ['module example.com/a|pp\n\nrequire github.com/spcent/plumego v1.0.0\n', undefined],
    ['require github.com/spcent/plumego-cli v1.|0.0\n', undefined],
    ['require github.com/spcent/plumego v1.0.0 // he|re\n', undefined],
    ['// require github.com/spcent/plu|mego v1.0.0\n', undefined],
  ] as const) {
    it(JSON.stringify(marked), () => assert.equal(at(marked), expected))
  }
})
