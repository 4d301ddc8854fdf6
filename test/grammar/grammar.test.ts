import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRegistry, loadConfiguration } from 'vscode-tmgrammar-test/dist/common/index.js'
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js'
import { filesBelow, sampleDirectory } from '../support/sample-files.ts'

const root = path.join(import.meta.dirname, '..', '..')
const cases = path.join(import.meta.dirname, 'cases')

/** The editor's own grammars for Go and YAML, where they are at hand: VS Code's come with its server for the e2e suite. */
interface Grammars {
  readonly name: string
  readonly files: readonly string[]
}

const extensions = path.join(root, '.vscode-test/server/node_modules/code-server/lib/vscode/extensions')
const sources: readonly Grammars[] = [
  {
    name: 'the grammars of tm-grammars',
    files: [
      import.meta.resolve('tm-grammars/grammars/go.json'),
      import.meta.resolve('tm-grammars/grammars/yaml.json'),
    ].map(url => fileURLToPath(url)),
  },
  {
    name: 'the grammars of VS Code',
    files: ['go', 'yaml'].flatMap(language => {
      const folder = path.join(extensions, language, 'syntaxes')
      return fs.existsSync(folder) ? fs.readdirSync(folder).map(file => path.join(folder, file)) : []
    }),
  },
]

/** As package.json contributes them. */
const { grammars: injections } = loadConfiguration(path.join(root, 'package.json'), undefined, [])

const registryOf = ({ files }: Grammars, withOurs: boolean) =>
  createRegistry([...files.map(file => ({ path: file, scopeName: '' })), ...(withOurs ? injections : [])])

type Registry = ReturnType<typeof registryOf>

/** The scopes of each character of a text, without those that are ours. */
async function scopesOf(registry: Registry, scopeName: string, text: string): Promise<string[]> {
  const grammar = await registry.loadGrammar(scopeName)
  assert.ok(grammar)
  let stack: Parameters<typeof grammar.tokenizeLine>[1] = null
  return text.split('\n').flatMap(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack)
    stack = ruleStack
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const others = scopes.filter(scope => !scope.endsWith('.plumego')).join(' ')
      return Array.from(line.slice(startIndex, endIndex), character => `${character} ${others}`)
    })
  })
}

for (const grammars of sources) {
  describe(`colours over ${grammars.name}`, function () {
    this.timeout(30_000)

    before(function () {
      if (grammars.files.length === 0) this.skip()
    })

    for (const name of fs.readdirSync(cases)) {
      it(`of ${name}`, async () => {
        const test = parseGrammarTestCase(fs.readFileSync(path.join(cases, name), 'utf8'))
        const failures = await runGrammarTestCase(registryOf(grammars, true), test)
        assert.deepEqual(failures, [])
      })
    }

    it('add scopes, and change none that was there', async () => {
      const [withOurs, without] = [registryOf(grammars, true), registryOf(grammars, false)]
      let compared = 0
      for (const [file, text] of [...filesBelow(sampleDirectory), ...filesBelow(cases)]) {
        const scopeName = file.endsWith('.go') ? 'source.go' : file.endsWith('.yaml') ? 'source.yaml' : undefined
        if (!scopeName) continue
        const [actual, expected] = [await scopesOf(withOurs, scopeName, text), await scopesOf(without, scopeName, text)]
        assert.deepEqual(actual, expected, file)
        compared++
      }
      assert.ok(compared > 50)
    })
  })
}
