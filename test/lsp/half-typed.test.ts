import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import type {
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  Range,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { lay } from '../support/applications.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const goFile = `// Package rest is about /* nothing.
package rest

import (
	"net/http"

	cache "github.com/spcent/plumego/x/data/cache"
	_ "github.com/spcent/plumego/x/tenant"
	\`github.com/spcent/plumego/x/ai\`
	"github.com/spcent/plumego/x/ai/provider"

	"github.com/spcent/plumego/x/nowhere" // 扩展
	"github.com/spcent/plumego/internal/nobody"
)

func init() {
	http.HandleFunc("/a", func(http.ResponseWriter, *http.Request) {})
}

// See github.com/spcent/plumego/x/ai.
func paths() []string {
	return []string{\`raw\`,
		"github.com/spcent/plumego/x/ai",
	}
}
`

/** Which part of a finding's key its range holds, by the rule. */
const aboutPart: Readonly<Record<string, number>> = {
  'forbidden-import': 1,
  'manifest-forbidden-import': 1,
  'import-not-allowed': 1,
  'unknown-package': 1,
  'internal-undeclared': 1,
  'internal-no-callers': 1,
  'internal-caller-not-listed': 1,
  'internal-caller-unused': 1,
  'self-registration': 1,
  'allowed-import-denied': 1,
  'rule-allows-forbidden': 1,
  'invalid-value': 2,
  'path-mismatch': 1,
  'name-mismatch': 1,
  'doc-path-missing': 1,
  'empty-list': 1,
  'empty-value': 1,
  'nested-go-mod': -1,
  'dashboard-drift': 0,
  'dashboard-candidate-without-evidence': 0,
  'evidence-owner-mismatch': 1,
  'evidence-status-mismatch': 1,
  'evidence-package-not-found': 1,
  'evidence-package-outside-module': 1,
  'evidence-tier-unlisted': 1,
  'evidence-doc-not-found': 1,
  'release-ref-unresolved': 1,
  'snapshot-not-found': 1,
  'snapshot-outside-root': 1,
  'blocker-unknown': 1,
  'invalid-status': 1,
  'promotion-without-evidence': -1,
  'pattern-matches-nothing': 1,
}

const codesOf = (diagnostics: readonly Diagnostic[]): string => diagnostics.map(({ code }) => code).join()

interface Edit {
  /** Where, as a part of the text's length: from 0 to 1. */
  readonly at: number
  readonly remove: number
  readonly insert: string
}

const edited = (text: string, { at, remove, insert }: Edit): string => {
  const start = Math.floor(at * (text.length + 1))
  return text.slice(0, start) + insert + text.slice(start + remove)
}

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const edits = (snippets: readonly string[]) =>
  fc.array(
    fc.oneof(
      fc.record({ at: place, remove: fc.constantFrom(0, 0, 1, 4), insert: fc.constantFrom(...snippets) }),
      fc.record({ at: place, remove: fc.integer({ min: 1, max: 40 }), insert: fc.constant('') }),
      fc.record({
        at: fc.constant(0),
        remove: fc.constantFrom(0, 3, 100_000),
        insert: fc.constantFrom('', '\n\n', 'x'),
      }),
    ),
    { minLength: 1, maxLength: 5 },
  )

const goSnippets = [
  '"',
  '`',
  '/*',
  '*/',
  '// ',
  '(',
  ')',
  '\n',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> other\n',
  'import ',
  'pack',
  'x',
  '\\',
  '\r\n',
  '扩',
  '\t"github.com/spcent/plumego/x/ai"\n',
  '😀',
]
const yamlSnippets = [
  '"',
  "'",
  '[',
  ']',
  '{',
  ': ',
  '# ',
  '\n',
  '- ',
  '\t',
  '|\n',
  '&a ',
  '*a',
  '<<<<<<< HEAD\n',
  'x',
  '\r\n',
  '扩',
  'x/data/cache',
  '  - x/data/cache\n',
  '---\n',
  '😀',
  'status: bet\n',
]
const pageSnippets = [
  '|',
  '`',
  '```\n',
  '<!--',
  '\n',
  '\n\n',
  '](',
  '**',
  'x/data/cache',
  '| `x/data/cache` | beta |\n',
  '\r\n',
  '扩',
  '😀',
]
const modSnippets = [
  '(',
  ')',
  '"',
  '//',
  '\n',
  'module ',
  'require (\n',
  'replace ',
  '=>',
  '<<<<<<< HEAD\n',
  '`',
  'v1.0.0',
  '\r\n',
]

describe('what the server says of a text that is half typed', function () {
  this.timeout(120_000)
  let root: string
  let client: LspClient

  before(async () => {
    root = copySample()
    lay(root, {
      'x/rest/everything.go': goFile,
      'x/rest/go.mod':
        'module github.com/spcent/plumego/x/rest\n\ngo 1.24\n\nrequire github.com/spcent/plumego v1.0.0\n\nreplace github.com/spcent/plumego => ../..\n',
    })
    client = await LspClient.start(
      [root],
      {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
        textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
      },
      { initializationOptions: { inlayHints: { status: true } } },
    )
    client.probeDirectory = root
    await client.settle()
  })

  after(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  /** The place of a word in a file of the disk that nobody opens. */
  const asked = (file: string, word: string) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8')
    const document = TextDocument.create('', '', 0, text)
    return {
      textDocument: { uri: uriOf(root, file) },
      position: document.positionAt(text.indexOf(word) + word.length - 1),
    }
  }

  const aboutOf = ({ code, data }: Diagnostic): string | undefined => {
    const part = aboutPart[String(code)]
    const { key } = data as { key: string[] }
    return part === undefined ? undefined : key[part]
  }

  /** Everything that can be asked, looked at in the present text. */
  async function look(uri: string, text: string): Promise<void> {
    const document = TextDocument.create(uri, '', 0, text)
    const words = (range: Range): string => {
      assert.deepEqual(document.positionAt(document.offsetAt(range.start)), range.start, 'a place outside of the text')
      assert.deepEqual(document.positionAt(document.offsetAt(range.end)), range.end, 'a place outside of the text')
      return document.getText(range)
    }
    const holds = (range: Range, what: string, why: string): void => {
      assert.ok(words(range).includes(what), `${why}: ${JSON.stringify(words(range))} holds no ${what}`)
    }
    for (const diagnostic of client.lastOf(uri)?.diagnostics ?? []) {
      const about = aboutOf(diagnostic)
      holds(diagnostic.range, about ?? '', String(diagnostic.code))
    }
    for (const { diagnostics } of new Map(client.published.map(set => [set.uri, set])).values()) {
      for (const { code, relatedInformation = [] } of diagnostics) {
        for (const { location } of relatedInformation)
          if (location.uri === uri)
            assert.notEqual(words(location.range).trim() || location.range.start.line === 0, '', `related of ${code}`)
      }
    }
    for (const [file, name] of [
      ['x/data/cache/module.yaml', 'path: x/data/cache'],
      ['x/ai/module.yaml', 'path: x/ai'],
    ] as const) {
      if (uri === uriOf(root, file)) continue
      const path = name.slice('path: '.length)
      const last = path.split('/').at(-1) ?? ''
      const references = await client.request<Location[]>('textDocument/references', {
        ...asked(file, name),
        context: { includeDeclaration: true },
      })
      for (const { range } of references.filter(location => location.uri === uri)) {
        const held = words(range)
        assert.ok(
          held.includes(last) || path.startsWith(held) || fs.existsSync(`${root}/${path}/${held}`),
          `reference: ${held}`,
        )
        if (uri.endsWith('.go'))
          assert.match(held, new RegExp(`^["\`]github.com/spcent/plumego/${path}(/[^"\`]*)?["\`]$`))
      }
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
        ...asked(file, name),
        newName: `${path}new`,
      })
      for (const change of edit.documentChanges ?? []) {
        if (!('textDocument' in change) || change.textDocument.uri !== uri) continue
        for (const { range } of change.edits) {
          const held = words(range)
          if (uri.endsWith('.go')) assert.equal(held, path)
          else assert.ok(held.includes(last), `rename: ${held}`)
        }
      }
    }
    const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) }
    const textDocument = { uri }
    for (const { position } of await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument,
      range: whole,
    })) {
      assert.match(text.slice(0, document.offsetAt(position)), /["`]github.com\/spcent\/plumego[^"`]*["`]$/)
    }
    for (const { 0: word, index } of [...text.matchAll(/github\.com\/spcent\/plumego[\w/]*|x\/\w+/g)].slice(0, 12)) {
      const hover = await client.request<Hover | null>('textDocument/hover', {
        textDocument,
        position: document.positionAt(index + 2),
      })
      if (hover?.range) holds(hover.range, word.slice(0, 3), 'hover')
    }
    for (const { range } of await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument })) {
      assert.match(words(range), /\.(md|yaml|snapshot)|^[\w./-]+$/)
    }
    const lookAt = (symbols: readonly DocumentSymbol[]): void => {
      for (const { range, selectionRange, children = [] } of symbols) {
        assert.ok(words(range).startsWith(words(selectionRange).slice(0, 1)))
        lookAt(children)
      }
    }
    lookAt(await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument }))
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument })
    let [line, character] = [0, 0]
    for (let i = 0; i < data.length; i += 5) {
      const [lines = 0, columns = 0, length = 0] = data.slice(i, i + 3)
      character = lines > 0 ? columns : character + columns
      line += lines
      const end = { line, character: character + length }
      assert.match(words({ start: { line, character }, end }), /^\S/)
    }
  }

  /** Types a list of edits into a file and looks after each; then what was on the disk again. */
  async function hold(file: string, snippets: readonly string[], numRuns: number): Promise<void> {
    const uri = uriOf(root, file)
    const good = fs.readFileSync(path.join(root, file), 'utf8')
    await client.open(uri, good)
    await client.settle()
    const found = client.lastOf(uri)?.diagnostics ?? []
    await fc.assert(
      fc.asyncProperty(edits(snippets), async list => {
        let text = good
        for (const edit of list) {
          text = edited(text, edit)
          await client.waitForVersion(uri, await client.change(uri, text))
          // What else there was to say of it came before this answer.
          await client.request('workspace/symbol', { query: 'x/rest' })
          await look(uri, text)
        }
        await client.change(uri, good)
        await client.waitForDiagnostics(uri, back => codesOf(back) === codesOf(found))
      }),
      { numRuns },
    )
    await client.close(uri)
  }

  it('stands on what it is about: in a Go file', () => hold('x/rest/everything.go', goSnippets, 60))
  it('stands on what it is about: in a manifest', () => hold('x/rest/module.yaml', yamlSnippets, 25))
  it('stands on what it is about: in the rules', () => hold('specs/dependency-rules.yaml', yamlSnippets, 15))
  it('stands on what it is about: in the ledger', () => hold('specs/extension-beta-evidence.yaml', yamlSnippets, 15))
  it('stands on what it is about: in a page', () => hold('docs/concepts/extension-maturity.md', pageSnippets, 15))
  it('stands on what it is about: in a go.mod', () => hold('x/rest/go.mod', modSnippets, 15))
})
