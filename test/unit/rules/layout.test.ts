import assert from 'node:assert/strict'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { layoutDiffers } from '../../../server/src/core/rules/layout.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const goMod = ['go.mod', 'module github.com/spcent/plumego\n'] as const
const specs = ['specs/repo.yaml', 'repo:\n'] as const
const older = ['docs/EXTENSION_MATURITY.md', '# Dashboard\n'] as const
const newer = ['docs/concepts/extension-maturity.md', '# Dashboard\n'] as const

const messages = (...files: (readonly [string, string])[]): string[] =>
  new Checker([layoutDiffers], english)
    .check(workspaceFromFiles(new Map(files)).snapshot())
    .map(({ message }) => message)

describe('layout-differs', () => {
  it('is told once of a version without specs', () => {
    assert.deepEqual(messages(goMod, older), [
      'This version of Plumego has no specs folder, so none of its checks runs here.',
    ])
  })

  it('is told once of a version whose pages lie elsewhere', () => {
    assert.deepEqual(messages(goMod, specs, older), [
      'This version of Plumego keeps its pages elsewhere than in docs/concepts: its own CI may judge otherwise than is said here.',
    ])
  })

  it('is not told of a version that is laid out as the checks know it, nor of one that lacks the page', () => {
    assert.deepEqual(messages(goMod, specs, newer), [])
    assert.deepEqual(messages(goMod, specs, newer, older), [])
    assert.deepEqual(messages(goMod, specs, ['docs/concepts/other.md', '']), [])
  })
})
