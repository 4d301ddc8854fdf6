import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { boundaryGraph } from './boundary-graph.ts'
import { dotText, graphJson, mermaidText } from './formats.ts'
import { type KindNames, matrixSvg } from './matrix-svg.ts'

export const graphFormats = ['dot', 'mermaid', 'svg', 'json'] as const
export type GraphFormat = (typeof graphFormats)[number]

/**
 * The boundaries of a workspace in a format that other programs show.
 * @param focus a module or a package of one, where it is about that alone
 */
export function graphText(snapshot: Snapshot, format: GraphFormat, focus: string | undefined, t: Localize): string {
  const graph = boundaryGraph(snapshot, focus)
  switch (format) {
    case 'dot':
      return dotText(graph, focus !== undefined)
    case 'mermaid':
      return mermaidText(graph, focus !== undefined)
    case 'json':
      return graphJson(graph)
    case 'svg':
      return matrixSvg(graph, kindNames(t))
  }
}

export const kindNames = (t: Localize): KindNames => ({
  used: t('used'),
  violation: t('used, and denied'),
  allowed: t('allowed'),
  'not-listed': t('not listed, CI passes'),
  denied: t('denied'),
})
