import assert from 'node:assert/strict'
import { misread } from '../../../server/src/core/repo/misread.ts'
import { leftUnread } from '../../../server/src/core/rules/left-unread.ts'
import { english } from '../../../server/src/core/text/localize.ts'

describe('a file that is left out', () => {
  for (const [reason, told] of [
    ['too-large', /^x\/a\/a\.go is larger than what is read here/],
    [
      misread(new Error('no')),
      /^x\/a\/a\.go is left out, for a mistake in this program ended its reading \(Error: no\)/,
    ],
  ] as const) {
    it(`is told as no verdict of CI: ${reason}`, () => {
      const found = leftUnread('dependency-rules', 'x/a/a.go', reason, english)
      assert.match(found?.message ?? '', told)
      assert.deepEqual([found?.severity, found?.check, found?.unjudged], ['warning', null, ['dependency-rules']])
    })
  }

  for (const reason of [undefined, 'EACCES', 'no regular file']) {
    it(`is told as CI tells it where CI cannot read it either: ${reason}`, () => {
      assert.equal(leftUnread('dependency-rules', 'x/a/a.go', reason, english), undefined)
    })
  }
})
