import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { CodeAction, Hover, InlayHint, MarkupContent } from 'vscode-languageserver-protocol/node'
import type { FamiliesResult } from '../../server/src/protocol/families.ts'
import type { FamilyDetails } from '../../server/src/protocol/family-details.ts'
import { familiesIn } from '../support/family-items.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

/** What a manifest may hold that is more than text to whoever renders Markdown. */
const hostile = [
  '![i](https://evil.example/i.png)',
  '[click](command:workbench.action.quit)',
  '<img src="https://evil.example/i.png">',
  '<https://evil.example>',
  'https://evil.example/bare and www.evil.example',
  '**bold** _em_ `code` ~~gone~~',
  '[r]: https://evil.example "t"',
  '`](https://evil.example)`',
  'mail evil@evil.example &lt;b&gt; &#x3c;',
  '$(alert) # heading | cell | \\[a\\](https://evil.example)',
  '- [ ] task <!-- comment --> <script>alert(1)</script>',
  '[a][r] ![b][r] [r]',
]

/** Keys whose values are shown somewhere. */
const keys = ['name', 'layer', 'status', 'owner', 'risk', 'summary']
const lists = [
  'responsibilities',
  'public_entrypoints',
  'allowed_imports',
  'forbidden_imports',
  'test_commands',
  'doc_paths',
]

const manifestWith = (value: string): string =>
  [
    ...keys.map(key => `${key}: ${JSON.stringify(value)}\n`),
    ...lists.map(key => `${key}:\n  - ${JSON.stringify(value)}\n  - ${JSON.stringify(`x/${value}`)}\n`),
    ...['stability_tiers:\n', `  beta:\n    - ${JSON.stringify(value)}\n`],
  ].join('')

/** Whatever in Markdown is more than text and its emphasis, and leads elsewhere than to the workspace. */
function dangersIn(markdown: string, root: string): string[] {
  const found: string[] = []
  const visit = (node: Nodes): void => {
    if (['image', 'imageReference', 'linkReference', 'definition', 'html'].includes(node.type)) found.push(node.type)
    if (node.type === 'link' && !node.url.startsWith(uriOf(root))) found.push(node.url)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromMarkdown(markdown))
  // What GitHub's Markdown makes a link of without brackets.
  const withoutCode = markdown.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
  const bare = /https?:\/\/evil|\bwww\.evil|[a-z]@evil/.exec(withoutCode)?.[0]
  return bare === undefined ? found : [...found, bare]
}

describe('values of a hostile workspace', function () {
  this.timeout(120_000)
  let sample: string
  let client: LspClient

  before(async () => {
    sample = copySample()
    for (const [i, value] of hostile.entries()) {
      // A directory may have any name but for its slashes.
      for (const directory of [`x/h${i}`, `x/h${i}/${value.replaceAll('/', ':')}`]) {
        fs.mkdirSync(path.join(sample, directory), { recursive: true })
        fs.writeFileSync(path.join(sample, directory, 'module.yaml'), manifestWith(value))
        fs.writeFileSync(path.join(sample, directory, 'a.go'), `package h\n// Deprecated: ${value}\nfunc New() {}\n`)
      }
    }
    client = await LspClient.start([sample], {
      textDocument: {
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { documentationFormat: ['markdown'], labelDetailsSupport: true } },
      },
    })
    await client.waitForDiagnostics(uriOf(sample, 'x/h0/module.yaml'), found => found.length > 0)
  })

  after(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const harmless = (said: unknown, where: string): void => {
    const { kind, value }: MarkupContent = said as MarkupContent
    if (kind === 'markdown') assert.deepEqual(dangersIn(value, sample), [], `${where}: ${value}`)
  }

  it('are plain text in hovers and completions of manifests', async () => {
    let shown = 0
    for (const i of hostile.keys()) {
      const file = path.join(sample, `x/h${i}/module.yaml`)
      const uri = uriOf(file)
      const text = fs.readFileSync(file, 'utf8')
      await client.open(uri, text)
      for (const [line, content] of text.split('\n').entries()) {
        for (const character of [1, 6, Math.floor(content.length / 2), content.length]) {
          const hover: Hover | null = await client.hover(uri, line, character)
          if (hover) harmless(hover.contents, `${line}:${character} ${content}`)
          for (const { documentation } of await client.completions(uri, { line, character })) {
            if (documentation) harmless(documentation, `${line}:${character} ${content}`)
          }
          shown += hover ? 1 : 0
        }
      }
      await client.close(uri)
    }
    assert.ok(shown > 100, String(shown))
  })

  it('are plain text at imports: hovers, completions and hints', async () => {
    for (const [i, value] of hostile.entries()) {
      const uri = uriOf(sample, `router/h${i}.go`)
      const literals = [`h${i}`, `h${i}/${value.replaceAll('/', ':').replace(/[`"\\]/g, '')}`, `h${i}/none`]
      const lines = literals.map(name => `import "github.com/spcent/plumego/x/${name}"\n`)
      await client.open(uri, `package router\n${lines.join('')}`)
      for (const line of [1, 2, 3]) {
        const hover = await client.hover(uri, line, 36)
        if (hover) harmless(hover.contents, `import of ${literals[line - 1]}`)
        for (const { documentation } of await client.completions(uri, { line, character: 36 })) {
          if (documentation && typeof documentation !== 'string') harmless(documentation, 'an import')
        }
      }
      assert.ok(await client.hover(uri, 1, 36))
      const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } }
      const hints: InlayHint[] = await client.request('textDocument/inlayHint', { textDocument: { uri }, range })
      for (const { label, tooltip } of hints) {
        const tooltips = [tooltip, ...(Array.isArray(label) ? label.map(part => part.tooltip) : [])]
        for (const one of tooltips) if (one && typeof one !== 'string') harmless(one, 'a hint')
      }
      const actions: CodeAction[] = await client.request('textDocument/codeAction', {
        ...{ textDocument: { uri }, range },
        context: { diagnostics: client.lastOf(uri)?.diagnostics ?? [] },
      })
      for (const { title } of actions) assert.doesNotMatch(title, /[\r\n]/)
      await client.close(uri)
    }
  })

  it('are plain text in the tooltips of the tree', async () => {
    const answer: FamiliesResult = await client.request('plumego/families')
    const families = familiesIn(answer)
    const root = answer.workspaces[0]?.root
    assert.ok(families.filter(({ path }) => path.startsWith('x/h')).length >= hostile.length)
    for (const { path: at } of families) {
      const details = await client.request<FamilyDetails>('plumego/familyDetails', { root, path: at })
      harmless({ kind: 'markdown', value: details.markdown }, at)
    }
    for (const [i, value] of hostile.entries()) {
      const owner = families.find(({ path }) => path === `x/h${i}`)?.owner
      assert.ok(owner === undefined || value.includes(owner) || owner.includes(value), owner)
    }
  })

  it('make no link of a message', async () => {
    const directory = 'x/h1/[a](command:workbench.action.quit)'
    fs.mkdirSync(path.join(sample, directory), { recursive: true })
    fs.writeFileSync(path.join(sample, directory, 'a.go'), 'package h\n')
    await client.watched(uriOf(sample, directory, 'a.go'), 1)
    const files = [{ oldUri: uriOf(sample, 'x/h2'), newUri: uriOf(sample, directory, 'B!') }]
    await client.request('workspace/willRenameFiles', { files })
    await client.wait(() => client.shown.length > 0)
    for (const { message } of client.shown) assert.doesNotMatch(message, /\]\(/)
  })
})
