import assert from 'node:assert/strict'
import type { Fix } from '../../../server/src/core/findings/finding.ts'
import { menuOf } from '../../../server/src/core/fixes/menu.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const file = 'x/rest/module.yaml'
const snapshot = workspaceFromFiles(new Map([[file, 'layer: stabel\nrisk:  " low"\n']])).snapshot()

function fix(title: string, [line, start, end]: readonly [number, number, number], newText: string, safe = true): Fix {
  const range = { start: { line, character: start }, end: { line, character: end } }
  return { title, edits: [{ file, range, newText }], safe }
}

/** Each action of the menu as a person sees it: once, and marked where it is preferred. */
function shown(...fixes: readonly Fix[]): string[] {
  const menu = menuOf(
    fixes.map(one => ({ told: one.title, fix: one })),
    snapshot,
  )
  return [...new Set(menu.map(({ fix: { title, safe } }) => (safe ? `${title}*` : title)))]
}

const stable = fix('stable', [0, 7, 13], 'stable')
const extension = fix('extension', [0, 7, 13], 'extension')

describe('the list of mends for one place', () => {
  const cases: readonly (readonly [what: string, fixes: readonly Fix[], shown: readonly string[]])[] = [
    ['one of two that are the same', [stable, { ...stable, title: 'the same' }], ['stable*']],
    ['one of two that come to the same', [stable, fix('a part', [0, 11, 13], 'le')], ['stable*']],
    ['one of two that come to the same, as safe as the safer', [{ ...stable, safe: false }, stable], ['stable*']],
    ['none preferred of two that contradict each other', [stable, extension], ['stable', 'extension']],
    ['the one that is safe of two', [stable, { ...extension, safe: false }], ['stable*', 'extension']],
    [
      'both of two that have nothing to do with each other',
      [stable, fix('risk', [1, 8, 12], 'low')],
      ['stable*', 'risk*'],
    ],
  ]
  for (const [what, fixes, expected] of cases) {
    it(`holds ${what}`, () => assert.deepEqual(shown(...fixes), expected))
  }
})
