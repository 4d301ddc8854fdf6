import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { ruleListings } from '../../../server/src/core/rules/registry.ts'
import { makeLocalize } from '../../../server/src/l10n/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { factsOf } from '../../support/facts.ts'
import { badWorkspace, cleanFiles, findingsIn, shownFinding } from '../../support/rule-pages/examples.ts'
import { rulePages } from '../../support/rule-pages/index.ts'
import { renderPages } from '../../support/rule-pages/render.ts'

const chinese = await makeLocalize('zh-cn')
const directory = path.join(import.meta.dirname, '../../../docs/rules')

const codesIn = (...given: Parameters<typeof findingsIn>): string[] =>
  findingsIn(...given)
    .map(({ code }) => code)
    .sort()

describe('the pages of the rules', () => {
  it('are there for every rule, once', () => {
    assert.deepEqual(rulePages.map(({ code }) => code).sort(), ruleListings.map(({ code }) => code).sort())
  })

  it('are those that "npm run docs" writes', function () {
    // Every example of every page is judged: ten seconds of one processor, and more where others are busy.
    this.timeout(120_000)
    const written = new Map(
      fs
        .readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.md'))
        .map(name => [name.replaceAll(path.sep, '/'), fs.readFileSync(path.join(directory, name), 'utf8')]),
    )
    const rendered = renderPages()
    assert.deepEqual([...written.keys()].sort(), [...rendered.keys()].sort())
    for (const [name, text] of rendered) assert.equal(written.get(name), text, `${name} is stale: run "npm run docs"`)
  })

  it('are in Chinese too, each in all its parts', function () {
    this.timeout(120_000)
    for (const [name, text] of renderPages()) {
      if (!name.startsWith('zh-cn/')) continue
      const prose = text.replace(/```[\s\S]*?```/g, '').replace(/<!--[\s\S]*?-->/g, '')
      for (const paragraph of prose.split('\n\n').filter(one => /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(one))) {
        assert.match(paragraph, /\p{Script=Han}/u, `${name}: ${paragraph}`)
      }
      assert.match(prose, /^## 为什么$|^# 规则$/m)
    }
  })

  it('have good examples in which nothing is found', () => {
    for (const { commits: _, ...page } of rulePages) assert.deepEqual(codesIn(cleanFiles(page), page), [])
  })

  for (const page of rulePages) {
    describe(page.code, () => {
      it('is found in its bad example, with no more than is said', () => {
        const expected = [page.code, ...(page.also ?? [])].sort()
        assert.deepEqual(codesIn(badWorkspace(page), page), expected)
      })

      it('says the same in Chinese', () => {
        const english = findingsIn(badWorkspace(page), page)
        const translated = findingsIn(badWorkspace(page), page, chinese)
        assert.deepEqual(
          translated.map(({ code, key, file, range }) => ({ code, key, file, range })),
          english.map(({ code, key, file, range }) => ({ code, key, file, range })),
        )
        const texts = ({ message, related, fixes }: Finding): string[] => [
          message,
          ...related.map(place => place.message),
          ...fixes.map(({ title }) => title),
        ]
        for (const [i, finding] of translated.entries()) {
          const original = english[i]
          assert.ok(original)
          for (const [j, text] of texts(finding).entries()) {
            assert.match(text, /\p{Script=Han}/u)
            assert.doesNotMatch(text, /\{\w+\}/)
            assert.deepEqual(factsOf(text), factsOf(texts(original)[j] ?? ''), text)
          }
        }
      })

      const { fixes } = shownFinding(page)
      for (const { title, edits, safe, isFirstStep } of fixes) {
        it(`is ${isFirstStep ? 'begun' : 'mended'} by "${title}"`, () => {
          const files = badWorkspace(page)
          for (const file of new Set(edits.map(edit => edit.file))) {
            const own = edits.filter(edit => edit.file === file)
            files.set(file, applyEdits(files.get(file) ?? '', own))
          }
          const now = codesIn(files, page)
          assert.equal(now.includes(page.code), isFirstStep ?? false, `found: ${now}`)
          // A safe fix may be applied unseen, so it must not bring about anything else.
          if (safe)
            assert.deepEqual(
              now.filter(code => !page.also?.includes(code)),
              [],
            )
        })
      }
    })
  }
})
