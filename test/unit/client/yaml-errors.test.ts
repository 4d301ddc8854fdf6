import assert from 'node:assert/strict'
import { leavingYamlErrors } from '../../../client/src/yaml-errors.ts'
import { readSettings } from '../../../server/src/core/settings-section.ts'
import { english } from '../../../server/src/core/text/localize.ts'

describe('settings beside a YAML extension', () => {
  /** What the server makes of them. */
  const levels = (section: object) => {
    const { settings, problems } = readSettings(leavingYamlErrors(section), english)
    assert.deepEqual(problems, [])
    return Object.fromEntries(settings.rules.severity)
  }

  it('leave plain YAML errors to it', () => {
    assert.deepEqual(levels({}), { 'yaml-syntax': 'off' })
    assert.deepEqual(levels({ rules: null }), { 'yaml-syntax': 'off' })
    assert.deepEqual(levels({ rules: { severity: { 'schema-violation': 'hint' } } }), {
      'yaml-syntax': 'off',
      'schema-violation': 'hint',
    })
  })

  it('keep what a person chose, and everything else', () => {
    assert.deepEqual(levels({ rules: { severity: { 'yaml-syntax': 'error' } } }), { 'yaml-syntax': 'error' })
    const section = { inlayHints: { status: true }, rules: { other: 1, severity: {} } }
    assert.deepEqual(leavingYamlErrors(section), {
      inlayHints: { status: true },
      rules: { other: 1, severity: { 'yaml-syntax': 'off' } },
    })
  })
})
