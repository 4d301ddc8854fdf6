import assert from 'node:assert/strict'
import path from 'node:path'
import { Node, Project, type SourceFile } from 'ts-morph'

/**
 * The project's own boundaries, as ARCHITECTURE.md states them. `from` and `to` are folders; a rule is broken by an
 * import, type-only ones included, and the failure names its line.
 */
const root = path.join(import.meta.dirname, '..', '..')

interface Boundary {
  readonly why: string
  readonly from: string
  /** True for an import that the folder may not have. */
  readonly forbids: (imported: Imported) => boolean
}

interface Imported {
  /** As written. */
  readonly specifier: string
  /** Relative to the repository, where the import is relative. */
  readonly file: string | undefined
}

const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/')
const isIn = (folder: string, file: string | undefined): boolean => file?.startsWith(`${folder}/`) ?? false
const isPlatform = (specifier: string): boolean => /^(node:|vscode)/.test(specifier)

const boundaries: readonly Boundary[] = [
  {
    why: 'core is pure: it runs in any editor, worker or browser',
    from: 'server/src/core',
    forbids: ({ specifier }) => isPlatform(specifier),
  },
  {
    why: 'core depends on nothing but itself and the schemas',
    from: 'server/src/core',
    forbids: ({ file }) => file !== undefined && !isIn('server/src/core', file) && !isIn('schemas', file),
  },
  {
    why: 'protocol is plain types: all that the client may know of the server',
    from: 'server/src/protocol',
    forbids: ({ specifier, file }) => isPlatform(specifier) || !isIn('server/src/protocol', file),
  },
  {
    why: 'lsp knows no platform: node or a browser brings its own',
    from: 'server/src/lsp',
    forbids: ({ specifier, file }) =>
      specifier.startsWith('node:') ||
      specifier.endsWith('/node') ||
      ['server/src/node', 'server/src/cli', 'client'].some(folder => isIn(folder, file)),
  },
  {
    why: 'the command needs no language server',
    from: 'server/src/cli',
    forbids: ({ specifier, file }) => specifier.startsWith('vscode') || isIn('server/src/lsp', file),
  },
  {
    why: 'the client holds no rule and no parsing: it knows the protocol alone',
    from: 'client',
    forbids: ({ file }) => isIn('server', file) && !isIn('server/src/protocol', file),
  },
  {
    why: 'a webview is a page: it knows no editor and no Node, and of the rest the protocol alone',
    from: 'client/webview',
    forbids: ({ specifier, file }) =>
      isPlatform(specifier) ||
      (file !== undefined && !isIn('client/webview', file) && !isIn('server/src/protocol', file)),
  },
  {
    why: 'the extension draws no page: it shares with one what it says and keeps',
    from: 'client/src',
    forbids: ({ file }) =>
      isIn('client/webview', file) && !['messages', 'state'].some(name => file?.endsWith(`/${name}.ts`)),
  },
  {
    why: 'the server does not know which editor it serves',
    from: 'server',
    forbids: ({ specifier, file }) => specifier === 'vscode' || isIn('client', file),
  },
  {
    why: 'what ships does not depend on tests',
    from: 'server',
    forbids: ({ file }) => isIn('test', file),
  },
]

/** The folders of core, and the files beside them, from the bottom: each may import those above it in this list alone. */
const floors = [
  ...['collections.ts', 'text', 'spec', 'golang', 'api', 'manifest', 'repo', 'locate', 'catalogue', 'schema'],
  ...['application', 'findings', 'modules', 'yaml', 'maturity', 'settings.ts', 'boundaries', 'fixes', 'navigation'],
  ...['colour', 'scaffold', 'rules', 'settings-section.ts', 'settings-file.ts', 'cursor', 'hover', 'completion'],
  ...['graph', 'moves', 'promotion', 'typing'],
]

const core = 'server/src/core'
const floorOf = (file: string): string => file.slice(core.length + 1).split('/')[0] ?? ''

/** Where alone patterns are matched, and the one module of it that others must not ask. */
const verdicts = 'server/src/core/boundaries'
const matcher = `${verdicts}/patterns.ts`

describe('boundaries of the project itself', () => {
  const project = new Project({ compilerOptions: { allowImportingTsExtensions: true } })
  project.addSourceFilesAtPaths([`${root}/server/src/**/*.ts`, `${root}/client/{src,webview}/**/*.ts`])

  it('sees the sources', () => {
    assert.ok(project.getSourceFiles().length > 50)
  })

  for (const { why, from, forbids } of boundaries) {
    it(`${from}: ${why}`, () => {
      const broken = project
        .getSourceFiles()
        .filter(file => isIn(from, relative(file.getFilePath())))
        .flatMap(file => importsOf(file).flatMap(({ imported, line }) => (forbids(imported) ? [line] : [])))
      assert.deepEqual(broken, [])
    })
  }

  it('core stands on floors, and nobody imports from above', () => {
    const inCore = project.getSourceFiles().filter(file => isIn(core, relative(file.getFilePath())))
    const names = new Set(inCore.map(file => floorOf(relative(file.getFilePath()))))
    assert.deepEqual([...names].sort(), [...floors].sort())
    const upwards = inCore.flatMap(file => {
      const own = floors.indexOf(floorOf(relative(file.getFilePath())))
      return importsOf(file).flatMap(({ imported, line }) =>
        isIn(core, imported.file) && floors.indexOf(floorOf(imported.file ?? '')) > own ? [line] : [],
      )
    })
    assert.deepEqual(upwards, [])
  })

  it('no file imports itself by way of others, not even for a type', () => {
    const files = project.getSourceFiles()
    const graph = new Map(
      files.map(file => [relative(file.getFilePath()), importsOf(file).flatMap(({ imported }) => imported.file ?? [])]),
    )
    assert.deepEqual(circlesIn(graph), [])
    assert.deepEqual(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'd']],
          ['c', ['a']],
          ['d', []],
        ]),
      ),
      [['c', 'b', 'a']],
    )
  })
})

describe('one verdict on imports', () => {
  const project = new Project({ compilerOptions: { allowImportingTsExtensions: true } })
  project.addSourceFilesAtPaths(['core', 'cli', 'lsp', 'node'].map(folder => `${root}/server/src/${folder}/**/*.ts`))
  const others = project.getSourceFiles().filter(file => !isIn(verdicts, relative(file.getFilePath())))

  it('nobody else asks the matcher of patterns, which is there', () => {
    assert.ok(project.getSourceFile(file => relative(file.getFilePath()) === matcher))
    const asking = others.flatMap(file =>
      importsOf(file).flatMap(({ imported, line }) => (imported.file === matcher ? [line] : [])),
    )
    assert.deepEqual(asking, [])
  })

  it('nobody else takes patterns apart', () => {
    const matching = others
      .filter(file => isIn('server/src/core', relative(file.getFilePath())))
      .flatMap(file => literalsOf(file).flatMap(literal => (takesApart(literal) ? [lineOf(literal)] : [])))
    assert.deepEqual(matching, [])
  })

  it('sees whoever would', () => {
    const texts = ["p.endsWith('/**')", 'p.replace(/\\/\\*\\*?$/, "")', `\`\${p}/*\``, "p.slice(-2) === '/*'"]
    for (const text of texts) {
      const file = project.createSourceFile(`${root}/server/src/core/probe.ts`, text, { overwrite: true })
      assert.ok(literalsOf(file).some(takesApart), text)
      file.forget()
    }
  })
})

/** Files that reach themselves, each circle once: the strongly connected components of more than one file, after Tarjan. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    const number = order.size
    order.set(file, number)
    lowest.set(file, number)
    path.push(file)
    for (const imported of graph.get(file) ?? []) {
      const reached = order.has(imported) ? path.includes(imported) && order.get(imported) : visit(imported)
      if (reached !== false) lowest.set(file, Math.min(lowest.get(file) ?? number, reached ?? number))
    }
    const low = lowest.get(file) ?? number
    if (low === number) {
      const circle = path.splice(path.indexOf(file)).reverse()
      if (circle.length > 1) circles.push(circle)
    }
    return low
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return circles
}

/** Texts and regular expressions of a file, but for what is said to people. */
function literalsOf(file: SourceFile): Node[] {
  return file.getDescendants().filter(node => {
    const isLiteral =
      Node.isStringLiteral(node) ||
      Node.isNoSubstitutionTemplateLiteral(node) ||
      Node.isTemplateTail(node) ||
      Node.isTemplateMiddle(node) ||
      Node.isTemplateHead(node) ||
      Node.isRegularExpressionLiteral(node)
    const call = node.getParent()
    return isLiteral && !(Node.isCallExpression(call) && call.getExpression().getText() === 't')
  })
}

/** True for a literal with `/*` in it: as a text, or escaped in a regular expression, where a class of letters is no text. */
function takesApart(literal: Node): boolean {
  if (Node.isRegularExpressionLiteral(literal)) {
    const { pattern } = /^\/(?<pattern>.*)\/\w*$/.exec(literal.getText())?.groups ?? {}
    return /\\\/\\\*/.test(pattern?.replace(/\[[^\]]*\]/g, '') ?? '')
  }
  return /\/\*/.test(literal.getText())
}

const lineOf = (node: Node): string =>
  `${relative(node.getSourceFile().getFilePath())}:${node.getStartLineNumber()}: ${node.getText()}`

function importsOf(file: SourceFile): { imported: Imported; line: string }[] {
  const here = relative(file.getFilePath())
  return [...file.getImportDeclarations(), ...file.getExportDeclarations()].flatMap(declaration => {
    const specifier = declaration.getModuleSpecifierValue()
    if (specifier === undefined) return []
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(here), specifier) : undefined
    const line = `${here}:${declaration.getStartLineNumber()}: ${declaration.getText().split('\n').join(' ')}`
    return [{ imported: { specifier, file: target }, line }]
  })
}
