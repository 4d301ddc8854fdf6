import type { LocatedPlumego } from '../locate/module.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import { SourceText } from '../text/source-text.ts'

/** By what it is changed to, for findings hang on its being the same. */
const known = new WeakMap<Snapshot, Map<string, Snapshot>>()

/**
 * A Plumego as an application sees it. A fork may have a name of its own in specs/repo.yaml: by a `replace` it is
 * nevertheless imported by Plumego's. Modules that are built beside it can be imported as if it required them itself.
 */
export function asImported(snapshot: Snapshot, { nested = [] }: LocatedPlumego): Snapshot {
  const texts = new Map([
    ...withPlumegosName(snapshot),
    ...withRequirements(
      snapshot,
      nested.map(({ path }) => path),
    ),
  ])
  if (texts.size === 0) return snapshot
  const key = [...texts.values()].map(({ text }) => text).join('\0')
  const byText = known.get(snapshot) ?? new Map<string, Snapshot>()
  known.set(snapshot, byText)
  const imported = byText.get(key) ?? snapshot.with(texts)
  byText.set(key, imported)
  return imported
}

function withPlumegosName(snapshot: Snapshot): [string, SourceText][] {
  const own = snapshot.repoSpec?.modulePath
  const text = snapshot.text(specPaths.repo)?.text
  if (own === undefined || own === plumegoModule || text === undefined) return []
  return [[specPaths.repo, new SourceText(text.replaceAll(own, plumegoModule))]]
}

function withRequirements(snapshot: Snapshot, nested: readonly string[]): [string, SourceText][] {
  const text = snapshot.text('go.mod')?.text
  if (nested.length === 0 || text === undefined) return []
  const lines = nested.map(path => `require ${plumegoModule}/${path} v0.0.0\n`)
  return [['go.mod', new SourceText(`${text}\n${lines.join('')}`)]]
}
