import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules, ruleListings } from '../../server/src/core/rules/registry.ts'
import { defaultSettings, lowestMaturities } from '../../server/src/core/settings.ts'
import { adjustableRules, readSettings, settingKeys } from '../../server/src/core/settings-section.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { makeLocalize } from '../../server/src/l10n/localize.ts'
import { descriptionPrefix, severityDescriptions, severityProperties } from '../support/rule-settings.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const root = path.join(import.meta.dirname, '..', '..')
const read = (section: unknown) => readSettings(section, english)

/** No specs, hence `layout-differs`, which has no check. */
const beforeSpecs = workspaceFromFiles(new Map([['go.mod', 'module github.com/spcent/plumego\n']])).snapshot()
const foundWith = (section: unknown) => new Checker(allRules, english, read(section).settings).check(beforeSpecs)

describe('settings', () => {
  for (const section of [undefined, null, {}, { rules: null }, { trace: { server: 'off' }, rules: {} }]) {
    it(`are the default for ${JSON.stringify(section)}, without a word`, () => {
      assert.deepEqual(read(section), { settings: defaultSettings, problems: [] })
    })
  }

  const unreadable: readonly (readonly [section: unknown, told: string])[] = [
    [[], 'plumego: expected an object of settings'],
    ['x', 'plumego: expected an object of settings'],
    [7, 'plumego: expected an object of settings'],
    [{ rules: [] }, 'plumego.rules: expected an object of settings'],
    [{ imports: 'x/ai' }, 'plumego.imports: expected an object of settings'],
    [{ colour: 1 }, 'plumego.colour: there is no such setting'],
    [{ 'rules.severity': {} }, 'plumego.rules.severity: there is no such setting'],
    [{ rules: { severty: {} } }, 'plumego.rules.severty: there is no such setting'],
    [{ application: { lowestmaturity: 'beta' } }, 'plumego.application.lowestmaturity: there is no such setting'],
  ]
  for (const [section, told] of unreadable) {
    it(`are the default for ${JSON.stringify(section)}, which is told`, () => {
      const { settings, problems } = read(section)
      assert.deepEqual(settings, defaultSettings)
      assert.deepEqual(
        problems.map(({ text }) => text.slice(0, told.length)),
        [told],
      )
    })
  }

  it('are read as far as they can be, and each other part is told', () => {
    const { settings, problems } = read({
      rules: {
        severity: { 'layout-differs': 'off', 'yaml-syntax': 'loud', 'missing-key': 'hint', nothing: 'off' },
      },
      imports: { acknowledged: [{ import: ' x/ai ', reason: 'tried' }, { import: 'x/rpc' }, 'x/rest'] },
      application: { lowestMaturity: 'beta' },
      inlayHints: { status: 'on' },
    })
    assert.deepEqual([...settings.rules.severity], [['layout-differs', 'off']])
    assert.deepEqual(settings.imports.acknowledged, [{ import: 'x/ai', reason: 'tried' }])
    assert.equal(settings.application.lowestMaturity, 'beta')
    assert.deepEqual(
      problems.map(({ text }) => text.split(':', 1)[0]),
      [
        'plumego.rules.severity.yaml-syntax',
        'plumego.rules.severity.missing-key',
        'plumego.rules.severity.nothing',
        'plumego.imports.acknowledged[1]',
        'plumego.imports.acknowledged[2]',
        'plumego.inlayHints.status',
      ],
    )
    assert.match(problems[0]?.text ?? '', /expected one of error, warning, information, hint, off/)
    assert.match(problems[1]?.text ?? '', /CI fails/)
  })

  it('that are of another type count as not set', () => {
    const { settings, problems } = read({
      rules: { severity: ['off'] },
      imports: { acknowledged: {} },
      application: { lowestMaturity: 'prototype' },
      inlayHints: { status: 1 },
    })
    assert.deepEqual(settings, defaultSettings)
    assert.equal(problems.length, 4)
  })

  it('set the severity of a rule without a check, or silence it', () => {
    const severityOf = (level: string) =>
      foundWith({ rules: { severity: { 'layout-differs': level } } }).map(({ code, severity }) => [code, severity])
    assert.deepEqual(
      foundWith({}).map(({ severity }) => severity),
      ['information'],
    )
    assert.deepEqual(severityOf('error'), [['layout-differs', 'error']])
    assert.deepEqual(severityOf('off'), [])
  })

  it('are described in package.json and in docs/settings.md', () => {
    const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    const { properties } = contributes.configuration
    assert.deepEqual(
      Object.keys(properties),
      settingKeys.map(key => `plumego.${key}`),
    )
    const severity = properties['plumego.rules.severity']
    assert.deepEqual(severity.properties, severityProperties(), 'run "npm run docs"')
    assert.deepEqual(Object.keys(severity.properties), adjustableRules)
    // VS Code's settings page shows a table with lists to choose from only where nothing else may be in the object.
    assert.equal(severity.additionalProperties, false)
    assert.deepEqual(properties['plumego.application.lowestMaturity'].enum, lowestMaturities)
    const page = fs.readFileSync(path.join(root, 'docs/settings.md'), 'utf8')
    const described = [...page.matchAll(/^\| `(plumego\.[\w.]+)` \| `(.*?)` \|/gm)].map(([, key, value]) => [
      key,
      value,
    ])
    const asShown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
    assert.deepEqual(
      described,
      Object.keys(properties).map(key => [key, asShown(properties[key].default)]),
    )
  })

  for (const [file, language] of [
    ['package.nls.json', 'en'],
    ['package.nls.zh-cn.json', 'zh-cn'],
  ] as const) {
    it(`say in ${file} what each rule says`, async () => {
      const texts: Record<string, string> = JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'))
      const described = Object.entries(texts).filter(([key]) => key.startsWith(descriptionPrefix))
      const expected = severityDescriptions(language, await makeLocalize(language))
      assert.deepEqual(Object.fromEntries(described), expected, 'run "npm run docs"')
    })
  }

  it('are for rules without a check alone', () => {
    const withCheck = ruleListings
      .filter(({ verdicts }) => verdicts.every(({ check }) => check !== null))
      .map(({ code }) => code)
    assert.deepEqual(
      withCheck.filter(code => adjustableRules.includes(code)),
      [],
    )
    assert.equal(withCheck.length + adjustableRules.length, ruleListings.length)
  })
})
