import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

describe('the README', () => {
  const readme = read('README.md')

  it('shows pictures that the end-to-end suite takes', () => {
    const taken = fs.globSync('test/e2e/suite/*.test.ts', { cwd: root }).map(read).join('\n')
    const pictures = [...readme.matchAll(/\(docs\/images\/([\w-]+)\.png\)/g)].map(([, name = '']) => name)
    assert.ok(pictures.length > 0)
    assert.deepEqual(fs.readdirSync(path.join(root, 'docs/images')).sort(), pictures.map(name => `${name}.png`).sort())
    for (const name of pictures) assert.ok(taken.includes(`screenshot('${name}')`), `no test takes ${name}`)
  })

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link)
    assert.deepEqual(
      links.filter(link => !fs.existsSync(path.join(root, link))),
      [],
    )
  })

  it('names commands and settings that are there', () => {
    const { contributes } = JSON.parse(read('package.json'))
    const titles: Record<string, string> = JSON.parse(read('package.nls.json'))
    const commands = contributes.commands.map(({ title }: { title: string }) => titles[title.slice(1, -1)])
    const named = [...readme.matchAll(/\*Plumego: ([^*]+)\*/g)].map(([, name = '']) => name)
    assert.ok(named.length > 0)
    assert.deepEqual(
      named.filter(name => !commands.includes(name)),
      [],
    )
    const settings = [...readme.matchAll(/`(plumego\.[\w.]+)`/g)].map(([, name = '']) => name)
    assert.ok(settings.length > 0)
    assert.deepEqual(
      settings.filter(name => !contributes.configuration.properties[name]),
      [],
    )
  })

  it('names scripts that are there, and the version that is built', () => {
    const { scripts, version } = JSON.parse(read('package.json'))
    const named = [...readme.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name)
    assert.deepEqual(
      named.filter(name => !scripts[name]),
      [],
    )
    assert.ok(readme.includes(`plumego-${version}.vsix`))
  })
})
