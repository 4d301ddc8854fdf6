import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')
const { contributes } = JSON.parse(read('package.json'))
const languages = ['package.nls.json', 'package.nls.zh-cn.json'].map(name => JSON.parse(read(name)))

interface Step {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly media: { readonly svg: string; readonly altText: string }
}

const walkthroughs: readonly { id: string; title: string; description: string; steps: readonly Step[] }[] =
  contributes.walkthroughs
const commands: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command)

/** A command of the editor's own, or the one that focuses a view. */
const isOfTheEditor = (command: string): boolean =>
  command.startsWith('workbench.') || command === 'plumego.families.focus'

describe('the walkthroughs', () => {
  it('are one for contributors and one for applications, of five steps each', () => {
    assert.deepEqual(
      walkthroughs.map(({ id, steps }) => [id, steps.length]),
      [
        ['contributor', 5],
        ['application', 5],
      ],
    )
  })

  for (const { id, title, description, steps } of walkthroughs) {
    it(`${id}: each step has a picture, and a button for a command that there is, in both languages`, () => {
      for (const texts of languages) {
        for (const key of [title, description]) assert.ok(texts[key.slice(1, -1)], key)
        for (const step of steps) {
          const text: string = texts[step.description.slice(1, -1)] ?? ''
          const [, label, command = ''] = /\n\[([^\]]+)\]\(command:([\w.]+)/.exec(text) ?? []
          assert.ok(label, `${step.id} has a button`)
          assert.ok(isOfTheEditor(command) || commands.includes(command), `${step.id}: ${command}`)
          assert.ok(texts[step.title.slice(1, -1)] && texts[step.media.altText.slice(1, -1)], step.id)
        }
      }
      for (const { media } of steps) assert.match(read(media.svg), /^<svg [^>]*viewBox="0 0 420 240"[\s\S]*<\/svg>\n$/)
    })
  }

  it('have no picture that nothing shows', () => {
    const shown = walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)).sort()
    const there = fs.readdirSync(path.join(root, 'media')).filter(name => name.startsWith('walkthrough-'))
    assert.deepEqual(there.map(name => `media/${name}`).sort(), shown)
  })

  it('name every text of the manifest in both languages', () => {
    const keys = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key)
    for (const texts of languages)
      assert.deepEqual(
        keys.filter(key => texts[key] === undefined),
        [],
      )
  })
})
