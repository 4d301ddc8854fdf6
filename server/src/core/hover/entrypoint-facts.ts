import { type Entrypoint, entrypointNamed } from '../modules/entrypoints.ts'
import { baseName, parentPath } from '../repo/paths.ts'
import type { Localize } from '../text/localize.ts'
import type { HoverQuestion } from './hover-question.ts'
import { type HoverContent, type Line, render } from './rich-text.ts'

/** How a name is declared, and what its comment says. @param module the directory of the manifest that lists it */
export function entrypointText({ signature, doc, directory }: Entrypoint, module: string, t: Localize): HoverContent {
  const head: Line[][] = [[[{ code: signature }]], ...(doc === '' ? [] : [[[doc]]])]
  const place = directory === module ? [] : [[[t('Declared in {directory}.', { directory })]]]
  return render({ head, body: place })
}

/** The declaration of what an entry of public_entrypoints names; undefined where the module declares no such name. */
export function entrypointFacts({ snapshot, path, t }: HoverQuestion, value: string): HoverContent | undefined {
  if (baseName(path) !== 'module.yaml') return undefined
  const module = parentPath(path)
  const found = entrypointNamed(snapshot.seenFrom(path), module, value)
  return found && entrypointText(found, module, t)
}
