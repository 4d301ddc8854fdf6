import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readSnapshot } from '../../../server/src/core/api/api-snapshot.ts'
import { apiText } from '../../../server/src/core/promotion/api-text.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const line = (of: string, kind: string, name: string, signature: string): string =>
  `symbol\tgithub.com/spcent/plumego/${of}\t${kind}\t${name}\t${signature}\n`
const text = (...lines: string[]): string => apiText(readSnapshot(new SourceText(lines.join(''))))

describe('an API snapshot for people', () => {
  it('names each package once, and its symbols as Go writes them', () => {
    const shown = text(
      'pattern\t./x/b\n',
      line('x/b', 'func', 'New', 'func Newfunc(a int) error'),
      line('x/b', 'method', 'T.Close', 'func (T) Closefunc()'),
      line('x/a', 'const', 'A', 'const A = 1'),
      line('x/b', 'type', 'T', 'type T struct{}'),
    )
    assert.equal(
      shown,
      [
        '// github.com/spcent/plumego/x/a',
        'const A = 1',
        '',
        '// github.com/spcent/plumego/x/b',
        'func (T) Close()',
        'func New(a int) error',
        'type T struct{}',
        '',
      ].join('\n'),
    )
  })

  const first = line('x/a', 'func', 'F', 'func Ffunc()')
  const second = line('x/a', 'var', 'V', 'var V int')
  for (const [what, other, isSame] of [
    ['the order of lines', [second, first], true],
    ['what is no symbol', ['pattern\tx\n', first, '# a\n', second], true],
    ['a signature', [first, line('x/a', 'var', 'V', 'var V string')], false],
    ['a kind', [first, line('x/a', 'const', 'V', 'var V int')], false],
    ['a package', [first, line('x/b', 'var', 'V', 'var V int')], false],
    ['one more', [first, second, line('x/a', 'type', 'T', 'type T int')], false],
  ] as const) {
    it(`is ${isSame ? 'the same' : 'another one'} after a change of ${what}`, () => {
      assert.equal(text(...other) === text(first, second), isSame)
    })
  }
})
