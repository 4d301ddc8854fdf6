import assert from 'node:assert/strict'
import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import { makeLocalize } from '../../../server/src/l10n/localize.ts'

const translations: Readonly<Record<string, string>> = chinese
const message = 'Plumego found at {root}: {files} Go files, {manifests} manifests.'
const values = { root: '/a', files: 2, manifests: 1 }

describe('texts in the reader’s language', () => {
  for (const locale of ['zh-cn', 'zh-CN', 'zh', 'zh-Hans', 'zh_Hans_CN']) {
    it(`is Simplified Chinese for ${locale}`, async () => {
      const expected = (translations[message] ?? '')
        .replace('{root}', '/a')
        .replace('{files}', '2')
        .replace('{manifests}', '1')
      assert.match(expected, /\p{Script=Han}/u)
      assert.equal((await makeLocalize(locale))(message, values), expected)
    })
  }

  for (const locale of [undefined, 'en', 'de', 'zh-tw', 'zh-Hant', 'zha']) {
    it(`is English for ${locale}`, async () => {
      assert.equal((await makeLocalize(locale))(message, values), 'Plumego found at /a: 2 Go files, 1 manifests.')
    })
  }

  it('is English for a text without a translation', async () => {
    assert.equal(
      (await makeLocalize('zh-cn'))('Nobody translated {what}.', { what: 'this' }),
      'Nobody translated this.',
    )
  })
})
