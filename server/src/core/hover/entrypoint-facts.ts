import { type Entrypoint, entrypointsBelow, entrypointsIn } from '../manifest/entrypoints.ts'
import { baseName, parentPath } from '../repo/paths.ts'
import type { Localize } from '../text/localize.ts'
import { type HoverContent, type Line, render } from './rich-text.ts'
import type { HoverQuestion } from './yaml-hover.ts'

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
  const seen = snapshot.seenFrom(path)
  const found = named(entrypointsIn(seen, module), value) ?? named(entrypointsBelow(seen, module), value)
  return found && entrypointText(found, module, t)
}

/** Plumego's check takes a bare name for a method of any type as well. */
const named = (all: readonly Entrypoint[], value: string): Entrypoint | undefined =>
  all.find(({ entries }) => entries.includes(value)) ??
  all.find(({ kind, name }) => kind === 'method' && name === value)
