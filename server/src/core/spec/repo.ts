import { cleanScalar, type Piece, slicePiece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** What specs/repo.yaml says where it names nothing, and what cross-extension-deps assumes whatever it says. */
export const plumegoModule = 'github.com/spcent/plumego'

/** specs/repo.yaml, as checkutil reads it. */
export interface RepoSpec {
  /** The first `module:` with a value, at any indent; Plumego's own path where there is none. */
  readonly modulePath: string
  /** layers.extension.paths, in order, with repetitions; empty ones dropped. */
  readonly extensionPaths: readonly Piece[]
}

export function readRepoSpec(source: SourceText): RepoSpec {
  return { modulePath: readModulePath(source), extensionPaths: readExtensionPaths(source) }
}

/** This reading does not skip comments; a comment cannot begin with `module:` anyway. */
function readModulePath(source: SourceText): string {
  for (const line of source.lines) {
    const content = trimPiece({ text: line.text, start: line.start, end: line.start + line.text.length })
    if (!content.text.startsWith('module:')) continue
    const value = cleanScalar(slicePiece(content, 'module:'.length)).text
    if (value !== '') return value
  }
  return plumegoModule
}

function readExtensionPaths(source: SourceText): Piece[] {
  const paths: Piece[] = []
  let inLayers = false
  let inExtension = false
  let inPaths = false
  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      inLayers = content.text === 'layers:'
      inExtension = inPaths = false
    } else if (inLayers && indent === 2) {
      inExtension = content.text === 'extension:'
      inPaths = false
    } else if (inExtension && indent === 4) {
      inPaths = content.text === 'paths:'
    } else if (inPaths && indent >= 6) {
      const item = listItem(content)
      const value = item && trimQuotes(trimPiece(item))
      if (value && value.text !== '') paths.push(value)
    }
  }
  return paths
}
