import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { type ServerState, viewMessageOf, viewStateOf } from '../../../client/src/families/view-state.ts'
import { Restarts } from '../../../client/src/restarts.ts'
import type { FamiliesResult, FamiliesWorkspace } from '../../../server/src/protocol/families.ts'

const categories = [{ id: 'A', kind: 'category', letter: 'A', title: 'Families', families: [] }] as const
const answer = (...workspaces: Pick<FamiliesWorkspace, 'categories' | 'note'>[]): FamiliesResult => ({
  workspaces: workspaces.map((workspace, i) => ({ root: `file:///${i}`, applications: [], used: [], ...workspace })),
})
const empty = { categories: [] }
const old = { categories: [], note: { kind: 'old-layout' } } as const
const full = { categories }
const bundled = { categories, note: { kind: 'not-on-disk', text: 'v0.0.9 is not here' } } as const

describe('the state of the view', () => {
  const table: [ServerState, FamiliesResult | undefined, string][] = [
    ['off', undefined, 'off'],
    ['starting', undefined, 'starting'],
    ['running', undefined, 'starting'],
    ['running', answer(), 'none'],
    ['running', answer(empty), 'none'],
    ['running', answer(old), 'oldLayout'],
    ['running', answer(empty, old), 'oldLayout'],
    ['running', answer(old, full), 'families'],
    ['running', answer(bundled), 'families'],
    ['running', { workspaces: [], isQuiet: true }, 'quiet'],
    ['stopped', undefined, 'stopped'],
    ['stopped', answer(full), 'stopped'],
  ]
  for (const [server, families, state] of table) {
    it(`is ${state} where the server is ${server} and answered ${JSON.stringify(families?.workspaces)}`, () => {
      assert.equal(viewStateOf(server, families), state)
    })
  }

  it('has a welcome text wherever there is no family, which leads on', () => {
    const root = path.join(import.meta.dirname, '..', '..', '..')
    const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    const welcome: { view: string; contents: string; when: string }[] = contributes.viewsWelcome
    const statesOf = (name: string): string[] =>
      welcome.flatMap(({ view, when }) => (view === `plumego.${name}` ? when : []))
    assert.deepEqual(
      statesOf('families'),
      ['starting', 'stopped', 'oldLayout', 'none'].map(state => `plumego.viewState == ${state}`),
    )
    assert.deepEqual(
      statesOf('promotion'),
      ['starting', 'stopped', 'none'].map(state => `plumego.promotionState == ${state}`),
    )
    const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command)
    for (const language of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const texts = JSON.parse(fs.readFileSync(path.join(root, language), 'utf8'))
      for (const { contents, when } of welcome) {
        const text: string = texts[contents.slice(1, -1)]
        const linked = [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command)
        assert.ok(linked.every(command => commands.includes(command)))
        if (when.endsWith('stopped')) assert.deepEqual(linked, ['plumego.restartServer', 'plumego.showLog'])
      }
    }
  })

  it('says above the families whose they are, where they are not those in use', () => {
    const message = (families: FamiliesResult | undefined) => viewMessageOf(families, root => `${root} is old`)
    assert.equal(message(undefined), '')
    assert.equal(message(answer(full)), '')
    assert.equal(message(answer(full, old)), 'file:///1 is old')
    // Where there is no row, a welcome text says so, which a message would hide.
    assert.equal(message(answer(old)), '')
    assert.equal(message(answer(bundled, bundled, full)), 'v0.0.9 is not here')
  })
})

describe('restarts of a server that ends by itself', () => {
  it('are four within three minutes, until a person restarts it', () => {
    const restarts = new Restarts()
    const times = [0, 10_000, 20_000, 30_000, 40_000, 179_000, 180_001, 180_002, 190_001]
    assert.deepEqual(
      times.map(time => restarts.take(time)),
      [true, true, true, true, false, false, true, false, true],
    )
    restarts.clear()
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(time => restarts.take(time)),
      [true, true, true, true, false],
    )
  })
})
