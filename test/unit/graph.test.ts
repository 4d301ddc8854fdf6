import assert from 'node:assert/strict'
import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { importVerdict, writtenPath } from '../../server/src/core/boundaries/import-verdict.ts'
import { boundaryEdges, boundaryGraph } from '../../server/src/core/graph/boundary-graph.ts'
import { dotText, graphJson, mermaidText } from '../../server/src/core/graph/formats.ts'
import { matrixSvg } from '../../server/src/core/graph/matrix-svg.ts'
import { markedFiles } from '../support/marked-files.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

const plumego = 'github.com/spcent/plumego'
const text = `-- specs/repo.yaml --
module_path: ${plumego}
-- specs/dependency-rules.yaml --
modules:
  x/a:
    path: x/a
    deny:
      - x/b/**
  x/c:
    path: x/c
    deny:
      - x/a/**
-- core/core.go --
package core
-- x/a/module.yaml --
status: beta
allowed_imports:
  - core
-- x/a/a.go --
package a

import _ "${plumego}/core"
-- x/a/deep/deep.go --
package deep

import _ "${plumego}/x/b/inner"
-- x/a/a_test.go --
package a

import _ "${plumego}/x/c"
-- x/b/module.yaml --
status: experimental
-- x/b/inner/inner.go --
package inner
-- x/c/module.yaml --
status: experimental
-- x/c/c.go --
package c
`

const names = { used: 'used', violation: 'violation', allowed: 'allowed', 'not-listed': 'not listed', denied: 'denied' }

describe('the graph of boundaries', () => {
  const { snapshot } = { snapshot: workspaceFromFiles(markedFiles(text).files).snapshot() }
  const kinds = (focus?: string): string[] =>
    boundaryGraph(snapshot, focus).edges.map(({ from, to, kind, files }) => `${from} > ${to}: ${kind} ${files}`)

  it('tells of each pair what is imported and what may be; tests do not count', () => {
    assert.deepEqual(
      kinds().filter(line => line.startsWith('x/')),
      [
        'x/a > core: used 1',
        'x/a > x/b: violation 1',
        'x/a > x/c: not-listed 0',
        'x/b > core: allowed 0',
        'x/b > x/a: allowed 0',
        'x/b > x/c: allowed 0',
        'x/c > core: allowed 0',
        'x/c > x/a: denied 0',
        'x/c > x/b: allowed 0',
      ],
    )
  })

  it('is about one module, or a package of one, where that is asked', () => {
    assert.ok(kinds('x/c').every(line => line.includes('x/c')))
    assert.ok(kinds('x/b/inner').includes('x/a > x/b/inner: violation 1'))
  })

  it('names the line of the rule', () => {
    const { edges } = boundaryGraph(snapshot)
    const denied = edges.find(({ kind }) => kind === 'denied' || kind === 'violation')
    assert.deepEqual(denied?.rule, { file: 'specs/dependency-rules.yaml', line: 5 })
  })

  it('draws what is imported, and of one module all that holds', () => {
    const [all, one] = [boundaryGraph(snapshot), boundaryGraph(snapshot, 'x/c')]
    assert.equal(dotText(all, false).match(/->/g)?.length, 2)
    assert.equal(dotText(one, true).match(/->/g)?.length, one.edges.length)
    assert.match(dotText(all, false), /"x\/a" -> "x\/b" \[color="#c62828", penwidth=2, label="denied"/)
    assert.match(mermaidText(all, false), /^ {2}m1 == denied ==> m2$/m)
    assert.match(mermaidText(all, false), /^ {2}m1\["● x\/a"\]$/m)
  })

  it('is worked out once, however often it is asked for', () => {
    const paths = ['x/a', 'x/b']
    assert.equal(boundaryEdges(snapshot, paths, [...paths]), boundaryEdges(snapshot, paths, paths))
  })

  it('names the first import, of a violation the first that is refused', () => {
    const { edges } = boundaryGraph(snapshot)
    const imports = edges.flatMap(one =>
      one.import ? [`${one.from} > ${one.to}: ${one.import.file}:${one.import.line}`] : [],
    )
    assert.deepEqual(imports, ['x/a > core: x/a/a.go:3', 'x/a > x/b: x/a/deep/deep.go:3'])
  })

  it('is DOT that Graphviz draws, whatever the modules are called', async () => {
    const graphviz = await Graphviz.load()
    const odd = { path: 'x/a"\\ ]->{<b>', status: 'beta' } as const
    const edge = { from: odd.path, to: 'x/b', kind: 'denied', files: 0, rule: undefined } as const
    const graphs = [
      boundaryGraph(snapshot),
      boundaryGraph(snapshot, 'x/c'),
      { modules: [odd, { path: 'x/b', status: 'ga' }], edges: [edge] } as const,
    ]
    for (const graph of graphs) {
      for (const isFocused of [false, true]) {
        const drawing = graphviz.dot(dotText(graph, isFocused))
        assert.equal(drawing.match(/class="node"/g)?.length, graph.modules.length)
      }
    }
  })

  it('draws each pair as a shape that says in words what it means', () => {
    const svg = matrixSvg(boundaryGraph(snapshot), names)
    assert.equal(svg.match(/<title>/g)?.length, boundaryGraph(snapshot).edges.length)
    assert.ok(svg.includes('<title>x/a → x/b: violation (specs/dependency-rules.yaml:5)</title>'))
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"') && svg.trimEnd().endsWith('</svg>'))
  })

  it('is data with every pair', () => {
    const { version, modules, edges } = JSON.parse(graphJson(boundaryGraph(snapshot)))
    assert.deepEqual([version, modules.length, edges.length], [1, 4, 12])
  })

  it('lets no name of a directory be more than a name', () => {
    const odd = { path: 'x/"]<script>&\\', status: 'beta' } as const
    const edge = { from: odd.path, to: 'x/b', kind: 'used', files: 1, rule: undefined } as const
    const graph = { modules: [odd, { path: 'x/b', status: 'beta' }], edges: [edge] } as const
    assert.ok(dotText(graph, false).includes('"x/\\"]<script>&\\\\" -> "x/b"'))
    assert.ok(mermaidText(graph, false).includes('["● x/#34;#93;#60;script#62;#38;#92;"]'))
    assert.ok(!matrixSvg(graph, names).includes('<script>'))
  })

  it('says of the real Plumego what the one verdict says', async function () {
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    const real = workspaceFromFiles(materializer.pristineFiles()).snapshot()
    const { edges, modules } = boundaryGraph(real)
    assert.ok(modules.length > 20 && edges.length > 400)
    for (const { from, to, kind } of edges.filter(({ files }) => files === 0)) {
      const spec = writtenPath(`${plumego}/${to}`)
      assert.equal(kind, importVerdict(real, { file: `${from}/new.go`, spec }).kind, `${from} > ${to}`)
    }
    assert.deepEqual(
      edges.filter(({ kind }) => kind === 'violation'),
      [],
    )
  })
})
