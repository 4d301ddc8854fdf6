import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type {
  ClientCapabilities,
  DocumentLink,
  DocumentSymbol,
  Location,
  LocationLink,
  Position,
  SemanticTokens,
  SymbolInformation,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node'
import { goModOf, lay } from '../support/applications.ts'
import { applyEdits } from '../support/apply-edits.ts'
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.ts'
import { check } from '../support/check-command.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { filesBelow } from '../support/sample-files.ts'

/** What an editor such as VS Code says of itself. */
const able: ClientCapabilities = {
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
    fileOperations: { dynamicRegistration: true, willRename: true },
  },
  textDocument: {
    definition: { dynamicRegistration: true, linkSupport: true },
    references: { dynamicRegistration: true },
    documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
    rename: { dynamicRegistration: true, prepareSupport: true },
  },
}

/** The codes that the command reports, counted. */
function verdict(directory: string): string[] {
  const { output } = check(['--format', 'json', directory])
  const { workspaces } = JSON.parse(output) as { workspaces: { diagnostics: { code: string }[] }[] }
  return workspaces.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)).sort()
}

describe('navigation over stdio', function () {
  this.timeout(30_000)
  let root: string
  let client: LspClient

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  const start = async (capabilities: ClientCapabilities = able, locale = 'en'): Promise<void> => {
    client = await LspClient.start([root], capabilities, { locale })
    client.probeDirectory = root
    await client.settle()
  }

  /** A place on the disk's text, at the `│` of a text that the file holds. */
  const at = (file: string, marked: string): { textDocument: { uri: string }; position: Position } => {
    const text = fs.readFileSync(path.join(root, file), 'utf8')
    const offset = text.indexOf(marked.replace('│', '')) + marked.indexOf('│')
    const lines = text.slice(0, offset).split('\n')
    return {
      textDocument: { uri: uriOf(root, file) },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    }
  }

  describe('in the sample', () => {
    beforeEach(() => {
      root = copySample()
    })

    it('leads from a name to its manifest, as links where the client shows them', async () => {
      await start()
      const question = at('specs/repo.yaml', '- x/re│st')
      const links = await client.request<LocationLink[]>('textDocument/definition', question)
      const uri = uriOf(root, 'x/rest/module.yaml')
      assert.deepEqual(
        links.map(link => [link.targetUri, link.originSelectionRange?.start]),
        [[uri, { ...question.position, character: 8 }]],
      )
    })

    it('leads to plain locations where it does not, and is offered without being registered', async () => {
      client = LspClient.spawn()
      const workspaceFolders = [{ uri: uriOf(root), name: 'sample' }]
      const { capabilities } = await client.initialize({
        processId: null,
        rootUri: null,
        workspaceFolders,
        capabilities: {},
      })
      assert.equal(capabilities.definitionProvider, true)
      assert.equal(capabilities.renameProvider, true)
      client.probeDirectory = root
      await client.settle()
      const found = await client.request<Location[]>('textDocument/definition', at('specs/repo.yaml', '- x/re│st'))
      assert.deepEqual(
        found.map(({ uri }) => uri),
        [uriOf(root, 'x/rest/module.yaml')],
      )
    })

    it('finds references in the text that is open', async () => {
      await start()
      const manifest = uriOf(root, 'x/gateway/module.yaml')
      const text = fs.readFileSync(path.join(root, 'x/gateway/module.yaml'), 'utf8')
      await client.open(manifest, text.replace('  - x/resilience\n', '  - x/resilience\n  - x/openapi\n'))
      const question = { ...at('x/openapi/module.yaml', 'path: x│/openapi'), context: { includeDeclaration: false } }
      const found = await client.request<Location[]>('textDocument/references', question)
      assert.ok(found.some(({ uri }) => uri === manifest))
    })

    it('has patterns by themselves for a client that shows them so, and few and last for any other', async () => {
      await start()
      const question = {
        ...at('x/messaging/module.yaml', 'path: x│/messaging'),
        context: { includeDeclaration: false },
      }
      const all = await client.request<Location[]>('textDocument/references', question)
      const patterns = await client.request<Location[]>('plumego/coveringPatterns', question)
      await client.stop()
      await start({ ...able, experimental: { plumego: { groupsReferences: true } } })
      const names = await client.request<Location[]>('textDocument/references', question)
      assert.deepEqual(all.slice(0, names.length), names)
      const files = all.slice(names.length).map(({ uri }) => uri)
      assert.deepEqual(files, [...new Set(patterns.map(({ uri }) => uri))])
      assert.ok(patterns.length > files.length)
      assert.equal(await client.request('plumego/coveringPatterns', { textDocument: 7 }), null)
      assert.equal(await client.request('plumego/coveringPatterns', at('x/rest/module.yaml', 'risk: me│dium')), null)
    })

    it('leads from a Go import to its manifest where the settings say so, on its path alone', async () => {
      const manifest = uriOf(root, 'x/data/file/module.yaml')
      const cases: readonly (readonly [settings: object, marked: string, isLed: boolean])[] = [
        [{ definition: { imports: 'on' } }, 'plumego/x/da│ta/file"', true],
        [{ definition: { imports: 'on' } }, 'import│ (', false],
        [{ definition: { imports: 'auto' } }, 'plumego/x/da│ta/file"', false],
        [{ definition: { imports: 'off' } }, 'plumego/x/da│ta/file"', false],
        [{}, 'plumego/x/da│ta/file"', false],
      ]
      for (const [settings, marked, isLed] of cases) {
        client = await LspClient.start([root], able, { locale: 'en', initializationOptions: settings })
        const file = 'x/rest/attachments.go'
        await client.open(uriOf(root, file), fs.readFileSync(path.join(root, file), 'utf8'))
        const found = await client.request<LocationLink[] | null>('textDocument/definition', at(file, marked))
        assert.deepEqual(
          found?.map(({ targetUri }) => targetUri) ?? [],
          isLed ? [manifest] : [],
          JSON.stringify(settings),
        )
        if (isLed)
          assert.equal(found?.[0]?.originSelectionRange?.start.line, found?.[0]?.originSelectionRange?.end.line)
        await client.stop()
      }
      await start()
    })

    it('links documents, outlines manifests and finds modules', async () => {
      await start()
      const textDocument = { uri: uriOf(root, 'x/rest/module.yaml') }
      const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument })
      assert.deepEqual(
        links.map(({ target }) => target),
        [uriOf(root, 'docs/modules/x/rest/README.md')],
      )
      const outline = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument })
      assert.deepEqual(
        outline.slice(0, 2).map(({ name, detail }) => [name, detail]),
        [
          ['name', 'x/rest'],
          ['path', 'x/rest'],
        ],
      )
      const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'x/mq' })
      assert.deepEqual(
        symbols.map(({ name, containerName }) => [name, containerName]),
        [['x/messaging/mq', '○ experimental · messaging']],
      )
    })

    for (const [file, first, below] of [
      ['x/rest/module.yaml', 'name', 'responsibilities'],
      ['specs/dependency-rules.yaml', 'version', 'modules'],
      ['specs/extension-beta-evidence.yaml', 'version', 'candidates'],
    ] as const) {
      it(`outlines ${file} for a client that takes no tree: every line of it, with what it stands under`, async () => {
        const textDocument = { uri: uriOf(root, file) }
        await start()
        const tree = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument })
        await client.stop()
        await start({})
        const flat = await client.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument })
        const lines = (nodes: readonly DocumentSymbol[], above?: string): unknown[] =>
          nodes.flatMap(({ name, kind, range, children = [] }) => [
            {
              name,
              kind,
              location: { uri: textDocument.uri, range },
              ...(above !== undefined && { containerName: above }),
            },
            ...lines(children, name),
          ])
        assert.deepEqual(flat, lines(tree))
        assert.equal(flat[0]?.name, first)
        assert.ok(flat.some(({ containerName }) => containerName === below))
      })
    }

    it('says what the words of a manifest are, in the columns that the client counts', async () => {
      client = LspClient.spawn()
      const workspaceFolders = [{ uri: uriOf(root), name: 'sample' }]
      const { capabilities } = await client.initialize({
        processId: null,
        rootUri: null,
        workspaceFolders,
        capabilities: { general: { positionEncodings: ['utf-8'] } },
      })
      assert.ok(capabilities.semanticTokensProvider)
      const { tokenTypes } = capabilities.semanticTokensProvider.legend
      const uri = uriOf(root, 'x/rest/module.yaml')
      await client.open(uri, 'name: x/rest\n# 扩展\n"status": beta\nsummary: "扩展, see x/data"\n')
      const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument: { uri },
      })
      const tokens = Array.from({ length: data.length / 5 }, (_, i) => data.slice(i * 5, i * 5 + 4))
      assert.deepEqual(
        tokens.map(([line, column, length, type]) => [line, column, length, tokenTypes[type ?? -1]]),
        [
          [0, 6, 6, 'namespace'],
          [2, 10, 4, 'enumMember'],
          [1, 22, 6, 'namespace'],
        ],
      )
    })

    it('answers nothing in Go files', async () => {
      await start()
      const question = at('x/rest/rest.go', 'import│ ')
      assert.equal(await client.request('textDocument/definition', question), null)
      assert.equal(await client.request('textDocument/prepareRename', question), null)
      const patterns = client.registered.flatMap(({ registrations }) =>
        registrations.map(({ registerOptions }) => JSON.stringify(registerOptions)),
      )
      assert.ok(patterns.some(pattern => pattern.includes('**/module.yaml')))
    })

    it('renames a package: texts in their versions, then its folder; and back', async () => {
      await start()
      const before = filesBelow(root)
      const found = verdict(root)
      const spec = uriOf(root, 'specs/repo.yaml')
      await client.open(spec, fs.readFileSync(path.join(root, 'specs/repo.yaml'), 'utf8'))
      const question = at('x/rest/module.yaml', 'path: x/r│est')
      const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', question)
      assert.equal(prepared.placeholder, 'x/rest')
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...question, newName: 'x/resource' })
      const changes = edit.documentChanges ?? []
      assert.deepEqual(changes.at(-1), {
        kind: 'rename',
        oldUri: uriOf(root, 'x/rest'),
        newUri: uriOf(root, 'x/resource'),
      })
      const versions = changes.flatMap(change => ('textDocument' in change ? [change.textDocument] : []))
      assert.deepEqual(
        versions.find(({ uri }) => uri === spec),
        { uri: spec, version: 1 },
      )
      assert.deepEqual(Object.keys(edit.changeAnnotations ?? {}), ['Manifests', 'Specs', 'Go imports', 'Pages'])
      applyWorkspaceEdit(edit)
      assert.deepEqual(verdict(root), found)
      await client.stop()
      await start()
      const back = { ...at('x/resource/module.yaml', 'path: x/r│esource'), newName: 'x/rest' }
      applyWorkspaceEdit(await client.request<WorkspaceEdit>('textDocument/rename', back))
      assert.deepEqual(filesBelow(root), before)
    })

    const leaving = { from: 'x/gateway/discovery', to: 'x/discovery' }
    const askToMove = {
      'as its folder is moved': () =>
        client.request<WorkspaceEdit>('workspace/willRenameFiles', {
          files: [{ oldUri: uriOf(root, leaving.from), newUri: uriOf(root, leaving.to) }],
        }),
      'as its path is renamed': () =>
        client.request<WorkspaceEdit>('textDocument/rename', {
          ...at('x/gateway/discovery/module.yaml', 'path: x/gate│way/discovery'),
          newName: leaving.to,
        }),
    }
    for (const [how, ask] of Object.entries(askToMove)) {
      it(`says what a package loses that leaves its family, and offers the entries of its new place: ${how}`, async () => {
        await start()
        const edit = await ask()
        const annotations = Object.values(edit.changeAnnotations ?? {})
        const left = annotations.find(({ label }) => label === 'x/discovery leaves x/gateway')
        assert.match(left?.description ?? '', /import rule of x\/gateway no longer holds for it/)
        assert.deepEqual(
          annotations.filter(({ needsConfirmation }) => needsConfirmation).map(({ label }) => label),
          ['Lists that deny x/discovery'],
        )
        for (const file of ['repo', 'extension-taxonomy', 'dependency-rules'])
          assert.ok(
            annotations.some(({ label }) => label === `specs/${file}.yaml`),
            file,
          )
        assert.match(
          client.shown.at(-1)?.message ?? '',
          /^x\/gateway\/discovery moves to x\/discovery, and the import rule/,
        )
        const before = verdict(root)
        applyWorkspaceEdit(edit)
        if (how.includes('folder')) fs.renameSync(path.join(root, leaving.from), path.join(root, leaving.to))
        assert.deepEqual(verdict(root), before)
        assert.match(fs.readFileSync(path.join(root, 'specs/dependency-rules.yaml'), 'utf8'), /- x\/discovery\/\*\*/)
      })
    }

    it('offers what a person left out of a rename no second time, as the folder moves with it', async () => {
      await start()
      const { documentChanges = [] } = await askToMove['as its path is renamed']()
      const [moved, ...texts] = documentChanges.toReversed()
      assert.ok(moved && 'kind' in moved && moved.kind === 'rename')
      const chosen = texts.map(change => {
        assert.ok('textDocument' in change)
        const edits = change.edits.filter(edit => !('annotationId' in edit && /deny/.test(edit.annotationId)))
        return { ...change, edits }
      })
      applyWorkspaceEdit({ documentChanges: chosen })
      assert.equal(await askToMove['as its folder is moved'](), null)
    })

    it('makes nothing that a person has to decide, for a client that shows no edits', async () => {
      await start({ workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } } })
      applyWorkspaceEdit(await askToMove['as its folder is moved']())
      const rules = fs.readFileSync(path.join(root, 'specs/dependency-rules.yaml'), 'utf8')
      assert.match(rules, /^ {2}x\/discovery:$/m)
      assert.doesNotMatch(rules, /- x\/discovery\/\*\*/)
    })

    it('refuses a name with a reason in the language of the reader, and what it cannot do', async () => {
      await start(able, 'zh-cn')
      const question = at('x/rest/module.yaml', 'path: x/r│est')
      const renaming = (newName: string) => client.request('textDocument/rename', { ...question, newName })
      await assert.rejects(renaming('x/ai'), /x\/ai 已存在/)
      await assert.rejects(renaming('X/Rest'), /不是扩展的路径/)
      await client.stop()
      await start({})
      await assert.rejects(renaming('x/resource'), /moves no folders for a rename/)
    })

    it('neither edits nor lists a nested module that is built with a published Plumego, but one that leads here', async () => {
      const importing = 'package main\n\nimport _ "github.com/spcent/plumego/x/rest"\n'
      const modules: Readonly<Record<string, string>> = {
        published: goModOf('v1.0.0'),
        replaced: goModOf('v0.0.0', 'replace github.com/spcent/plumego => ../..\n'),
        elsewhere: goModOf('v0.0.0', 'replace github.com/spcent/plumego => ../fork\n'),
        used: goModOf('v1.0.0'),
      }
      lay(root, {
        'apps/used/go.work': 'go 1.24\n\nuse (\n\t.\n\t../..\n)\n',
        ...Object.fromEntries(
          Object.entries(modules).flatMap(([name, goMod]) => [
            [`apps/${name}/go.mod`, goMod],
            [`apps/${name}/main.go`, importing],
          ]),
        ),
      })
      await start()
      const question = at('x/rest/module.yaml', 'path: x/r│est')
      const references = await client.request<Location[]>('textDocument/references', {
        ...question,
        context: { includeDeclaration: false },
      })
      const apps = (uris: readonly string[]) => [...new Set(uris.filter(uri => uri.includes('/apps/')))].sort()
      const ours = ['replaced', 'used'].map(name => uriOf(root, `apps/${name}/main.go`))
      assert.deepEqual(apps(references.map(({ uri }) => uri)), ours)
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...question, newName: 'x/resource' })
      const edited = (edit.documentChanges ?? []).flatMap(change =>
        'textDocument' in change ? [change.textDocument.uri] : [],
      )
      assert.deepEqual(apps(edited), ours)
    })

    it('refuses names that Go treats otherwise, and follows no folder that is called so', async () => {
      await start()
      const question = at('x/rest/module.yaml', 'path: x/r│est')
      const cases: readonly (readonly [string, RegExp])[] = [
        ['x/internal', /only from the directory above it/],
        ['x/data/vendor', /copies of other modules/],
        ['x/_rest', /Go passes over _rest/],
        ['x/testdata/rest', /Go passes over testdata/],
        ['x/node_modules', /nobody looks for packages/],
        ['x/con', /Go refuses "con"/],
      ]
      for (const [newName, reason] of cases) {
        await assert.rejects(client.request('textDocument/rename', { ...question, newName }), reason)
        const file = { oldUri: uriOf(root, 'x/rest'), newUri: uriOf(root, newName) }
        assert.equal(await client.request('workspace/willRenameFiles', { files: [file] }), null)
        const shown = client.shown.at(-1)?.message ?? ''
        assert.match(shown, reason)
        assert.match(shown, /What names x\/rest was left as it is/)
      }
    })

    /** Files that are half typed, what is renamed, and whether something of it is left to the person. */
    const halfTyped: readonly (readonly [
      what: string,
      file: string,
      from: string | RegExp,
      to: string,
      isLeft: boolean,
    ])[] = [
      ['a quote that is not closed', 'x/rest/attachments.go', 'x/data/file"', 'x/data/file', true],
      ['a quote that is not opened', 'x/rest/attachments.go', /"(?=github.*file)/, '', true],
      ['a comment that begins above', 'x/rest/attachments.go', 'import (', '/*\n\n\nimport (', false],
      ['half a keyword', 'x/rest/attachments.go', 'package', '\n\n\npack', false],
      ['a quote that is not closed', 'x/rest/module.yaml', 'owner: ', 'owner: "', true],
      [
        'brackets that are not closed',
        'x/rest/module.yaml',
        '  - x/data/file',
        '  - x/data/file\n  ]x/data/file',
        true,
      ],
    ]
    for (const [what, file, from, to, isLeft] of halfTyped) {
      it(`renames in ${file} where it is half typed, and says what it leaves: ${what}`, async () => {
        await start()
        const uri = uriOf(root, file)
        const good = fs.readFileSync(path.join(root, file), 'utf8')
        await client.open(uri, good)
        const text = good.replace(from, to)
        assert.notEqual(text, good)
        await client.change(uri, text)
        const move = { oldUri: uriOf(root, 'x/data/file'), newUri: uriOf(root, 'x/data/blob') }
        const question = { ...at('x/data/file/module.yaml', 'path: x/da│ta/file'), newName: 'x/data/blob' }
        for (const edit of [
          await client.request<WorkspaceEdit>('textDocument/rename', question),
          await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files: [move] }),
        ]) {
          const edits = (edit.documentChanges ?? []).flatMap(change =>
            'textDocument' in change && change.textDocument.uri === uri ? change.edits : [],
          )
          const renamed = applyEdits(
            text,
            edits.filter(one => 'newText' in one),
          )
          assert.equal(renamed.replaceAll('x/data/blob', 'x/data/file'), text)
          assert.equal(renamed.includes('x/data/file'), isLeft, renamed)
        }
        const shown = client.shown.map(({ message }) => message)
        assert.equal(shown.length, isLeft ? 2 : 0, shown.join('\n'))
        for (const message of shown) assert.ok(message.includes(file) && message.includes('half typed'), message)
      })
    }

    it('renames an owner for a client that knows neither versions nor labels', async () => {
      await start({})
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
        ...at('x/data/module.yaml', 'owner: pers│istence'),
        newName: 'storage',
      })
      const found = verdict(root)
      applyWorkspaceEdit(edit)
      assert.deepEqual(verdict(root), found)
      assert.ok([...filesBelow(root).values()].every(text => !/owner: persistence|\| persistence \|/.test(text)))
    })

    it('asks to be asked for packages and documents alone, and follows a folder that is renamed', async () => {
      await start()
      const found = verdict(root)
      const slashed = root.replaceAll(path.sep, '/')
      const asked = client.registered
        .flatMap(({ registrations }) => registrations)
        .filter(({ method }) => method === 'workspace/willRenameFiles')
      assert.deepEqual(
        asked.map(({ registerOptions }) => registerOptions),
        [
          {
            filters: [
              { scheme: 'file', pattern: { glob: `${slashed}/x/**`, matches: 'folder' } },
              { scheme: 'file', pattern: { glob: `${slashed}/docs/**` } },
            ],
          },
        ],
      )
      const file = { oldUri: uriOf(root, 'x/messaging/mq'), newUri: uriOf(root, 'x/messaging/queue') }
      const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', { files: [file] })
      applyWorkspaceEdit(edit)
      fs.renameSync(path.join(root, 'x/messaging/mq'), path.join(root, 'x/messaging/queue'))
      assert.deepEqual(verdict(root), found)
      const elsewhere = { oldUri: uriOf(root, 'reference'), newUri: uriOf(root, 'apps') }
      assert.equal(await client.request('workspace/willRenameFiles', { files: [elsewhere] }), null)
    })
  })

  it('says nothing of the files of an application, whatever they are called', async () => {
    root = path.join(temporaryDirectory(), 'app')
    const text = 'name: x/shop\npath: x/shop\nstatus: beta\nowner: me\ndoc_paths:\n  - docs/shop.md\n'
    lay(root, {
      'go.mod': goModOf('v1.0.0'),
      'x/shop/module.yaml': text,
      'docs/shop.md': '',
      'x/shop/shop.go': 'package shop\n',
    })
    await start()
    await client.open(uriOf(root, 'x/shop/module.yaml'), text)
    const question = at('x/shop/module.yaml', 'path: x│/shop')
    const { textDocument } = question
    assert.equal(await client.request('textDocument/definition', question), null)
    assert.equal(await client.request('textDocument/prepareRename', question), null)
    assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument }), [])
    assert.deepEqual(await client.request('textDocument/documentLink', { textDocument }), [])
    assert.deepEqual(await client.request('textDocument/semanticTokens/full', { textDocument }), { data: [] })
    assert.deepEqual(await client.request('workspace/symbol', { query: '' }), [])
    assert.deepEqual(await client.request('plumego/newModuleChoices'), { checkouts: [] })
    assert.ok(
      client.registered.every(({ registrations }) =>
        registrations.every(({ method }) => method !== 'workspace/willRenameFiles'),
      ),
    )
  })

  it('renames a module of the laid workspace: the command finds what it found, and back restores every byte', async function () {
    const materializer = await loadMaterializer()
    root = path.join(temporaryDirectory(), 'laid')
    if (!materializer) {
      client = await LspClient.start([])
      return this.skip()
    }
    this.timeout(60_000)
    materializer.layWorkspace(root, materializer.pristineFiles())
    await start()
    const before = filesBelow(root)
    const found = verdict(root)
    const question = at('x/messaging/module.yaml', 'path: x/m│essaging')
    applyWorkspaceEdit(await client.request<WorkspaceEdit>('textDocument/rename', { ...question, newName: 'x/events' }))
    assert.ok(!fs.existsSync(path.join(root, 'x/messaging')))
    assert.deepEqual(verdict(root), found)
    await client.stop()
    await start()
    const back = { ...at('x/events/module.yaml', 'path: x/e│vents'), newName: 'x/messaging' }
    applyWorkspaceEdit(await client.request<WorkspaceEdit>('textDocument/rename', back))
    assert.deepEqual(filesBelow(root), before)
  })
})
