import assert from 'node:assert/strict'
import { definitionAt } from '../../../server/src/core/navigation/definitions.ts'
import { documentLinks } from '../../../server/src/core/navigation/document-links.ts'
import { moduleSymbols } from '../../../server/src/core/navigation/module-symbols.ts'
import { type OutlineNode, outline } from '../../../server/src/core/navigation/outline.ts'
import { inOneList, referencesAt } from '../../../server/src/core/navigation/references.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import type { Position } from '../../../server/src/core/text/position.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const files = filesBelow(sampleDirectory)
const snapshot = workspaceFromFiles(files).snapshot()

/** A place on a file's line that holds a text, at the text's own beginning; `│` in it moves the cursor there. */
function position(file: string, marked: string): Position {
  const source = snapshot.text(file)
  const text = marked.replace('│', '')
  const offset = source?.text.indexOf(text) ?? -1
  assert.ok(source && offset >= 0, `${file} holds no ${text}`)
  return source.positionAt(offset + Math.max(0, marked.indexOf('│')))
}

/** `file: line` of places: the text of their lines, trimmed. */
const lineOf = ({ file, range }: { file: string; range: { start: Position } }): string =>
  `${file}: ${(files.get(file) ?? '').split('\n')[range.start.line]?.trim()}`

const definitions = (file: string, marked: string): string[] =>
  definitionAt(snapshot, file, position(file, marked))?.places.map(lineOf) ?? []

describe('definition', () => {
  it('of a module leads to its manifest, from wherever it is named', () => {
    const manifest = ['x/rest/module.yaml: name: x/rest']
    assert.deepEqual(definitions('specs/repo.yaml', '- │x/rest'), manifest)
    assert.deepEqual(definitions('specs/extension-taxonomy.yaml', 'canonical_root: x/re│st'), manifest)
    assert.deepEqual(definitions('specs/dependency-rules.yaml', '  x/rest│:'), manifest)
    assert.deepEqual(definitions('specs/extension-beta-evidence.yaml', 'module: x/rest│'), manifest)
    assert.deepEqual(definitions('docs/concepts/extension-maturity.md', '| `x/│rest`'), manifest)
    assert.deepEqual(definitions('docs/concepts/extension-maturity.md', 'go test ./x/│rest/...'), [...manifest])
  })

  it('of a pattern leads to every manifest that it reaches', () => {
    assert.deepEqual(definitions('specs/dependency-rules.yaml', '- x/│messaging/**'), [
      'x/messaging/module.yaml: name: x/messaging',
      'x/messaging/mq/module.yaml: name: x/messaging/mq',
      'x/messaging/pubsub/module.yaml: name: x/pubsub',
    ])
  })

  it('of a directory without a manifest leads to a file that stands for it', () => {
    const [found = ''] = definitions('x/messaging/mq/module.yaml', '- x/messaging/mq/│store')
    assert.match(found, /^x\/messaging\/mq\/store\/store\.go: /)
  })

  it('of a document leads to it', () => {
    const primer = 'docs/modules/x/rest/README.md'
    assert.deepEqual(definitions('x/rest/module.yaml', `- ${primer}│`), [
      `${primer}: ${files.get(primer)?.split('\n')[0]}`,
    ])
    const evidence = 'docs/evidence/extension/x-rest.md'
    assert.deepEqual(definitions('docs/concepts/extension-maturity.md', '../evidence/extension/x-re│st.md'), [
      `${evidence}: ${files.get(evidence)?.split('\n')[0]}`,
    ])
  })

  it('of an entry of public_entrypoints leads to its declaration in Go', () => {
    const laid = new Map([
      [
        'x/shop/module.yaml',
        'name: x/shop\npublic_entrypoints:\n  - New\n  - (*App).Serve\n  - App.Name\n  - Serve\n  - till\n  - Till\n  - None\n',
      ],
      ['x/shop/shop.go', 'package shop\n\nfunc New() *App { return nil }\n\ntype App struct {\n\tName string\n}\n'],
      ['x/shop/serve.go', 'package shop\n\nfunc (a *App) Serve() {}\n'],
      ['x/shop/till/till.go', 'package till\n\ntype Till int\n'],
    ])
    const shop = workspaceFromFiles(laid).snapshot()
    const manifest = shop.text('x/shop/module.yaml')
    const leads = (word: string): string[] => {
      const at = manifest?.positionAt(manifest.text.indexOf(`- ${word}`) + 3) ?? { line: 0, character: 0 }
      const places = definitionAt(shop, 'x/shop/module.yaml', at)?.places ?? []
      return places.map(({ file, range }) => `${file}:${range.start.line}:${range.start.character}`)
    }
    assert.deepEqual(leads('New'), ['x/shop/shop.go:2:5'])
    assert.deepEqual(leads('(*App).Serve'), ['x/shop/serve.go:2:14'])
    assert.deepEqual(leads('App.Name'), ['x/shop/shop.go:5:1'])
    assert.deepEqual(leads('Serve'), ['x/shop/serve.go:2:14'])
    assert.deepEqual(leads('till'), ['x/shop/till/till.go:0:0'])
    assert.deepEqual(leads('Till'), ['x/shop/till/till.go:2:5'])
    assert.deepEqual(leads('None'), [])
  })

  it('of a path in hotspots and recipes leads to it, within a sentence too', () => {
    assert.equal(
      definitions('specs/package-hotspots.yaml', '  x/│messaging:')[0],
      'x/messaging/module.yaml: name: x/messaging',
    )
    assert.match(
      definitions('specs/change-recipes/fix-bug.yaml', 'docs/operations/│agent-code')[0] ?? '',
      /^docs\/operations\/agent-code-quality-rules\.md: /,
    )
  })

  it('of a name below its manifest leads there', () => {
    assert.deepEqual(definitions('x/ai/module.yaml', '    - pro│vider'), [
      'x/ai/provider/module.yaml: name: x/ai/provider',
    ])
    assert.deepEqual(definitions('x/data/module.yaml', '  - fi│le\n'), ['x/data/file/module.yaml: name: x/data/file'])
    assert.deepEqual(definitions('specs/extension-beta-evidence.yaml', 'subpackage: prov│ider'), [
      'x/ai/provider/module.yaml: name: x/ai/provider',
    ])
  })

  it('of an entry of an import list leads to the rule that governs it too', () => {
    assert.deepEqual(definitions('x/rest/module.yaml', '- x/data/│cache'), [
      'x/data/cache/module.yaml: name: x/data/cache',
      'specs/dependency-rules.yaml: - x/data/cache',
    ])
    assert.deepEqual(definitions('x/rest/module.yaml', '- x/ai│/**').slice(-1), [
      'specs/dependency-rules.yaml: - x/ai/**',
    ])
    assert.deepEqual(definitions('x/rest/module.yaml', 'allowed_│imports:'), ['specs/dependency-rules.yaml: x/rest:'])
  })

  it('of a value that is one of a few, and of a key, leads to the schema', () => {
    assert.deepEqual(definitions('x/rest/module.yaml', 'risk: med│ium'), [
      'specs/module-manifest.schema.yaml: - medium',
    ])
    assert.deepEqual(definitions('x/rest/module.yaml', 'own│er:'), ['specs/module-manifest.schema.yaml: - owner'])
  })

  it('of anything else leads nowhere', () => {
    assert.deepEqual(definitions('x/rest/module.yaml', '- Owning the data│base'), [])
    assert.deepEqual(definitions('specs/dependency-rules.yaml', '- std│lib'), [])
    assert.equal(definitionAt(snapshot, 'x/rest/rest.go', { line: 0, character: 0 }), undefined)
  })
})

describe('references', () => {
  const found = (file: string, marked: string, withDeclaration = false) =>
    referencesAt(snapshot, file, position(file, marked), withDeclaration, () => true)
  const references = (file: string, marked: string, withDeclaration = false): string[] => {
    const all = found(file, marked, withDeclaration)
    return all ? inOneList(all).map(lineOf) : []
  }

  it('of a module are who allows, forbids, lists and imports it', () => {
    const found = references('x/data/cache/module.yaml', 'path: │x/data/cache')
    for (const line of [
      'specs/dependency-rules.yaml: - x/data/cache',
      'specs/extension-taxonomy.yaml: - x/data/cache',
      'specs/extension-maturity.yaml: - module: x/data/cache',
      'x/data/module.yaml: - x/data/cache',
      'x/rest/module.yaml: - x/data/cache',
      'docs/concepts/extension-boundary.md: | `x/data/cache` | `x/data` | Getting an expensive thing once |',
    ]) {
      assert.ok(found.includes(line), `${line}\n${found.join('\n')}`)
    }
    assert.ok(!found.includes('x/data/cache/module.yaml: path: x/data/cache'))
    assert.ok(
      references('x/data/cache/module.yaml', 'path: │x/data/cache', true).includes(
        'x/data/cache/module.yaml: path: x/data/cache',
      ),
    )
  })

  it('of a module are the patterns that reach it, and the imports of its packages', () => {
    const found = references('x/messaging/mq/module.yaml', 'path: │x/messaging/mq')
    assert.ok(found.includes('specs/dependency-rules.yaml: - x/messaging/**'))
    assert.ok(
      found.some(line => line.startsWith('x/messaging/messaging.go: ') && line.includes('plumego/x/messaging/mq"')),
      found.join('\n'),
    )
    assert.ok(!found.some(line => line.includes('- x/ai/**')))
  })

  it('of a module are patterns for one level where it lies on that level, and keys that name it as a module', () => {
    const rules = 'modules:\n  core:\n    path: core\n    deny:\n      - x/*\n      - x/messaging/*\nother:\n  core:\n'
    const laid = workspaceFromFiles(new Map([...files, ['specs/dependency-rules.yaml', rules]])).snapshot()
    const linesOf = (file: string, marked: string): number[] => {
      const source = laid.text(file)
      const at = source?.positionAt(source.text.indexOf(marked)) ?? { line: 0, character: 0 }
      const found = referencesAt(laid, file, at, true, () => true)
      const places = [...(found?.names ?? []), ...(found?.patterns ?? [])]
      return places.flatMap(({ file, range }) => (file === 'specs/dependency-rules.yaml' ? [range.start.line] : []))
    }
    assert.deepEqual(linesOf('x/rest/module.yaml', 'x/rest'), [4])
    assert.deepEqual(linesOf('x/messaging/mq/module.yaml', 'x/messaging/mq'), [5])
    assert.deepEqual(linesOf('core/module.yaml', 'core'), [1, 2])
  })

  const ofPackages: readonly (readonly [module: string, first: RegExp, pattern: string])[] = [
    ['x/messaging/mq', /^(?!.*mq\/)/, 'specs/dependency-rules.yaml: - x/messaging/**'],
    ['x/ai', /^(?!.*x\/ai\/\w)/, 'specs/dependency-rules.yaml: - x/ai/**'],
    ['x/tenant', /tenant/, 'x/rest/module.yaml: - x/tenant/**'],
  ]
  for (const [module, first, pattern] of ofPackages) {
    it(`of ${module} tell names from patterns: names first, of the patterns of a file the nearest where they are in one list`, () => {
      const all = found(`${module}/module.yaml`, `path: │${module}`)
      assert.ok(all)
      const [names, patterns] = [all.names.map(lineOf), all.patterns.map(lineOf)]
      assert.match(names[0] ?? '', first)
      assert.ok(names.length > 3 && patterns.length > 3)
      assert.ok(patterns.includes(pattern), patterns.join('\n'))
      assert.deepEqual(
        names.filter(line => /\/\*/.test(line.replace(/^[^:]*: /, '')) && !line.includes('|')),
        [],
      )
      assert.ok(names.some(line => line.includes(`go test ./${module}/...`) || line.includes(`- ${module}`)))
      const one = inOneList(all).map(lineOf)
      assert.deepEqual(one.slice(0, names.length), names)
      const files = one.slice(names.length).map(line => line.split(':')[0])
      assert.deepEqual(files, [...new Set(all.patterns.map(({ file }) => file))])
    })
  }

  it('name a package itself before those below it, and those before imports', () => {
    const { names = [] } = found('x/messaging/module.yaml', 'path: │x/messaging') ?? {}
    const lines = names.map(lineOf)
    const last = (test: (line: string) => boolean): number => lines.findLastIndex(test)
    const below = lines.findIndex(line => /: - x\/messaging\/mq$/.test(line))
    const imports = names.findIndex(({ file }) => file.endsWith('.go'))
    assert.ok(last(line => /: - x\/messaging$/.test(line)) < below && below < imports)
    assert.ok(names.slice(imports).every(({ file }) => file.endsWith('.go')))
  })

  it('of an owner are all that it owns', () => {
    const found = references('x/data/module.yaml', 'owner: │persistence')
    assert.equal(found.filter(line => line.endsWith('module.yaml: owner: persistence')).length, 4)
    assert.ok(found.includes('specs/extension-beta-evidence.yaml: owner: persistence'))
    assert.equal(found.filter(line => line.startsWith('docs/concepts/extension-maturity.md')).length, 3)
  })

  it('of a word that names nothing are none', () => {
    assert.deepEqual(references('x/data/module.yaml', 'risk: │medium'), [])
  })
})

describe('document links', () => {
  it('are the documents that a manifest and the ledger name', () => {
    assert.deepEqual(
      documentLinks(snapshot, 'x/rest/module.yaml').map(({ file }) => file),
      ['docs/modules/x/rest/README.md'],
    )
    const ledger = documentLinks(snapshot, 'specs/extension-beta-evidence.yaml').map(({ file }) => file)
    assert.equal(ledger.filter(file => file.endsWith('.snapshot')).length, 12)
    assert.equal(ledger.filter(file => file.endsWith('.md')).length, 7)
  })

  it('are files at the root, wherever a whole value names one that is there', () => {
    const reads = [
      'name: x/a\nentrypoint_reads:\n  - AGENTS.md\n  - "README.md"\n  - Makefile\n  - MISSING.md\n  - docs/a.md\n  - docs/**\n',
      'responsibilities:\n  - Keeps AGENTS.md in step\n  - go.mod\n',
    ].join('')
    const texts = new Map([
      ['AGENTS.md', '# Agents\n'],
      ['README.md', '# Read me\n'],
      ['Makefile', 'all:\n'],
      ['docs/a.md', '# A\n'],
      ['docs/README.md', '# Docs\n'],
      ['go.mod', 'module github.com/spcent/plumego\n'],
      ['x/a/module.yaml', reads],
      ['specs/repo.yaml', 'canonical_authority:\n  operations:\n    - AGENTS.md\n'],
      ['specs/task-routing.yaml', 'tasks:\n  a:\n    start_with:\n      - AGENTS.md\n    files: AGENTS.md README.md\n'],
    ])
    const state = workspaceFromFiles(texts).snapshot()
    const linked = (file: string): string[] => documentLinks(state, file).map(link => link.file)
    assert.deepEqual(linked('x/a/module.yaml'), ['AGENTS.md', 'README.md', 'Makefile', 'docs/a.md', 'go.mod'])
    assert.deepEqual(linked('specs/repo.yaml'), ['AGENTS.md'])
    assert.deepEqual(linked('specs/task-routing.yaml'), ['AGENTS.md'])
    for (const [word, line] of [
      ['AGENTS.md', 2],
      ['README.md', 3],
      ['Makefile', 4],
    ] as const) {
      const found = definitionAt(state, 'x/a/module.yaml', { line, character: 7 })
      assert.deepEqual(
        found?.places.map(({ file }) => file),
        [word],
      )
    }
    assert.equal(definitionAt(state, 'x/a/module.yaml', { line: 5, character: 7 }), undefined)
  })

  it('leave the links of a page to the editor', () => {
    const found = documentLinks(snapshot, 'docs/concepts/extension-maturity.md')
    assert.deepEqual(
      found.map(({ file }) => file),
      ['specs/extension-maturity.yaml'],
    )
  })
})

describe('outline', () => {
  const show = (nodes: readonly OutlineNode[], depth: number, indent = ''): string[] =>
    nodes.flatMap(({ name, detail, children }) => [
      `${indent}${name}${detail && ` = ${detail}`}`,
      ...(depth > 1 ? show(children, depth - 1, `${indent}  `) : []),
    ])

  it('of a manifest is its keys, with their values and items', () => {
    assert.deepEqual(show(outline(snapshot, 'x/rest/module.yaml'), 2).slice(0, 12), [
      'name = x/rest',
      'path = x/rest',
      'layer = extension',
      'status = beta',
      'owner = platform-api',
      'risk = medium',
      'summary = Named resources over HTTP.',
      'responsibilities',
      '  Answering for a resource',
      '  Attachments of a resource',
      '  Versions in a path',
      'non_goals',
    ])
  })

  it('of the ledger names each entry by what it is about', () => {
    assert.deepEqual(show(outline(snapshot, 'specs/extension-beta-evidence.yaml'), 2), [
      'version = 1',
      'candidates',
      '  x/rest',
      '  x/websocket',
      '  x/observability',
      '  x/gateway',
      'subpackage_candidates',
      '  x/ai · provider',
      'surface_candidates',
      '  x/data · file',
      '  x/messaging · service',
    ])
  })

  it('of a broken file is what could be read of it', () => {
    const broken = workspaceFromFiles(new Map([['x/a/module.yaml', 'name: x/a\n  bad: [\nowner: me\n']])).snapshot()
    assert.ok(outline(broken, 'x/a/module.yaml').some(({ name }) => name === 'name'))
  })
})

describe('workspace symbols', () => {
  const symbols = (query: string): string[] =>
    moduleSymbols(snapshot, query, english).map(({ name, kind, detail }) => `${kind} ${name} (${detail})`)

  it('are the modules with status and owner, and the families', () => {
    assert.deepEqual(symbols('tenant'), [
      'module x/tenant (○ experimental · multitenancy)',
      'family tenant (family, starts at x/tenant)',
    ])
    assert.deepEqual(symbols('XMQ'), ['module x/messaging/mq (○ experimental · messaging)'])
  })

  it('are all for an empty query', () => {
    assert.equal(symbols('').length, snapshot.manifests.size + (snapshot.taxonomy?.families.length ?? 0))
  })
})
