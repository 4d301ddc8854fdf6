import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol/node'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'
import { type Place, placesOf } from '../support/places.ts'
import { startYamlLanguageServer } from '../support/yaml-language-server.ts'

const files = [
  'core/module.yaml',
  'x/ai/module.yaml',
  'x/messaging/module.yaml',
  'specs/extension-taxonomy.yaml',
  'specs/extension-maturity.yaml',
  'specs/extension-beta-evidence.yaml',
  'specs/dependency-rules.yaml',
]

/** Files are long, and other entries of a list are like the first. */
const mostPlaces = 80

/**
 * What it calls by the title of a schema inserts all required keys of a map: each of them is something to offer. So is each
 * text of the list that a key begins with.
 */
function contentsOf({ label, textEdit }: CompletionItem): string[] {
  const text = textEdit?.newText ?? ''
  const keys = [...text.matchAll(/^[\s-]*(\w+):(?=\s|$)/gm)].map(([, key = '']) => key)
  if (keys.length > 0) return keys
  if (label === 'Default value') return [...text.matchAll(/\$\{\d+:(\w+)\}/g)].map(([, item = '']) => item)
  return [label]
}

/** True for a key that the item which begins at a place has further below: theirs offers it once more. */
function standsInItem({ text, line, character }: Place, key: string): boolean {
  const below = text.split('\n').slice(line + 1)
  // Lists within the item stand at the column of its keys or further right.
  const end = below.findIndex(other => other.trim() !== '' && (/^ */.exec(other)?.[0].length ?? 0) < character)
  return below.slice(0, end < 0 ? undefined : end).some(other => other.startsWith(`${' '.repeat(character)}${key}:`))
}

describe('beside yaml-language-server with our schemas', function () {
  this.timeout(120_000)
  let sample: string
  let ours: LspClient
  let theirs: LspClient

  before(async () => {
    sample = copySample()
    const completionItem = { snippetSupport: true, documentationFormat: ['markdown' as const] }
    ours = await LspClient.start([sample], { textDocument: { completion: { completionItem } } })
    theirs = await startYamlLanguageServer(sample)
  })

  after(async () => {
    await ours.stop()
    await theirs.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  async function offered(client: LspClient, uri: string, { text, line, character }: Place): Promise<CompletionItem[]> {
    await client.change(uri, text)
    const params = { textDocument: { uri }, position: { line, character } }
    const found: CompletionItem[] | CompletionList | null = await client.request('textDocument/completion', params)
    return Array.isArray(found) ? found : (found?.items ?? [])
  }

  it('takes the schema from a modeline, too', async () => {
    const uri = uriOf(sample, 'notes.yaml')
    const schema = uriOf(import.meta.dirname, '..', '..', 'schemas', 'extension-taxonomy.schema.json')
    await theirs.open(uri, `# yaml-language-server: $schema=${schema}\nfamilies:\n  shop:\n    canonical_rot: x/shop\n`)
    const [first] = await theirs.waitForDiagnostics(uri, found => found.length > 0)
    assert.equal(first?.source, 'yaml-schema: Family')
  })

  for (const file of files) {
    it(`offers all that it offers in ${file}`, async () => {
      const uri = uriOf(sample, file)
      const text = fs.readFileSync(path.join(sample, file), 'utf8')
      await ours.open(uri, text)
      await theirs.open(uri, text)
      await theirs.waitForDiagnostics(uri, () => true)
      let compared = 0
      for (const place of placesOf(text).slice(0, mostPlaces)) {
        const own = await offered(ours, uri, place)
        const labels = new Set(own.map(({ label }) => label))
        for (const item of await offered(theirs, uri, place)) {
          for (const label of contentsOf(item)) {
            if (standsInItem(place, label)) continue
            assert.ok(
              labels.has(label),
              `${label} at ${place.line + 1}:${place.character + 1}, not among ${[...labels]}`,
            )
            compared++
          }
        }
      }
      assert.ok(compared > 20, `${compared} of its completions were compared`)
    })
  }
})
