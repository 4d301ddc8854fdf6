import { statusMark } from '../maturity/status.ts'
import type { BoundaryEdge, BoundaryGraph, EdgeKind } from './boundary-graph.ts'

/** What a line of a drawing looks like, by what it stands for. */
const dotStyles: Readonly<Record<EdgeKind, string>> = {
  used: 'color="#2e7d32"',
  violation: 'color="#c62828", penwidth=2, label="denied", fontcolor="#c62828"',
  allowed: 'color="#2e7d32", style=dashed, arrowhead=empty',
  'not-listed': 'color="#757575", style=dotted, arrowhead=odot',
  denied: 'color="#c62828", style=dotted, arrowhead=tee',
}

const mermaidArrows: Readonly<Record<EdgeKind, string>> = {
  used: '-->',
  violation: '== denied ==>',
  allowed: '-.->',
  'not-listed': '-. not listed .->',
  denied: '-. denied .-x',
}

/** A drawing shows every line only where it is about one module: all of them would be nothing but lines. */
const drawn = ({ edges }: BoundaryGraph, isFocused: boolean): readonly BoundaryEdge[] =>
  isFocused ? edges : edges.filter(({ kind }) => kind === 'used' || kind === 'violation')

/** A graph in Graphviz's DOT. @param isFocused whether it is about one module */
export function dotText(graph: BoundaryGraph, isFocused: boolean): string {
  const nodes = graph.modules.map(
    ({ path, status }) => `  ${quoted(path)} [label=${quoted(`${statusMark(status)} ${path}`)}];`,
  )
  const lines = drawn(graph, isFocused).map(
    ({ from, to, kind }) => `  ${quoted(from)} -> ${quoted(to)} [${dotStyles[kind]}];`,
  )
  const head = ['digraph plumego {', '  rankdir=LR;', '  node [shape=box, style=rounded, fontname="sans-serif"];']
  return [...head, ...nodes, ...lines, '}', ''].join('\n')
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s/g, ' ')}"`

/** A graph as a Mermaid flowchart. @param isFocused whether it is about one module */
export function mermaidText(graph: BoundaryGraph, isFocused: boolean): string {
  const names = new Map(graph.modules.map(({ path }, index) => [path, `m${index}`]))
  const nodes = graph.modules.map(
    ({ path, status }) => `  ${names.get(path)}["${entities(`${statusMark(status)} ${path}`)}"]`,
  )
  const lines = drawn(graph, isFocused).map(
    ({ from, to, kind }) => `  ${names.get(from)} ${mermaidArrows[kind]} ${names.get(to)}`,
  )
  return ['flowchart LR', ...nodes, ...lines, ''].join('\n')
}

/** Everything but what a name of a package needs becomes an entity, as Mermaid writes them. */
const entities = (text: string): string =>
  [...text].map(one => (/[\w/. ○◐●◆?-]/u.test(one) ? one : `#${one.codePointAt(0)};`)).join('')

/** A graph as data: every pair of modules, whatever is drawn of it. */
export const graphJson = ({ modules, edges }: BoundaryGraph): string =>
  `${JSON.stringify({ version: 1, modules, edges }, undefined, 2)}\n`
