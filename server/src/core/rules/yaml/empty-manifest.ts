import { firstLine } from '../../findings/words.ts'
import { wholeManifest } from '../../fixes/whole-manifest.ts'
import { ancestors, familyRoot } from '../../maturity/packages.ts'
import { nearestOwner } from '../../modules/owners.ts'
import type { Manifest, Snapshot } from '../../repo/snapshot.ts'
import type { Localize } from '../../text/localize.ts'
import type { Report } from '../rule.ts'

/** A line that says nothing: blank, a comment, or YAML's own marks of a document and of no value. */
const empty = /^\ufeff?[ \t]*(?:#[\s\S]*|(?:---|\.\.\.|\{[ \t]*\}|null|~)[ \t]*)?$/

/** One finding for all that an empty manifest lacks, with the fix that fills it; undefined where it says anything. */
export function emptyManifest(
  { path, directory, source }: Manifest,
  snapshot: Snapshot,
  t: Localize,
): Report | undefined {
  const { text, lineEnd } = source
  // Hardly any manifest gets beyond its first line here.
  const lines = text.split(/\r?\n/)
  if (!lines.every(line => empty.test(line))) return undefined
  const comments = lines.map(line => line.replace('\ufeff', '')).filter(line => line.trimStart().startsWith('#'))
  const facts = {
    directory,
    owner: nearestOwner(snapshot, directory),
    parent: ancestors(directory).find(above => snapshot.manifests.has(above)),
    documents: primersOf(directory, snapshot).slice(0, 1),
  }
  // CI takes a byte order mark for a part of the key behind it.
  const lead = source.hasMark ? ['', ...comments] : comments
  const filled = [...lead, ...wholeManifest(snapshot, facts).split('\n')].join(lineEnd)
  const range = source.range({ start: source.hasMark ? 1 : 0, end: text.length })
  return {
    file: path,
    range: firstLine(source),
    key: [path, '', 'type'],
    message: t(
      'The manifest of {directory} is empty: it is to say who answers for it, what it may import and how mature it is. Fill it in.',
      { directory },
    ),
    fixes: [
      {
        title: t('Fill in the manifest of {directory}', { directory }),
        edits: [{ file: path, range, newText: filled }],
        safe: false,
      },
    ],
  }
}

/** What is written about a module, or about its family. */
const primersOf = (directory: string, { tree }: Snapshot): string[] =>
  [directory, familyRoot(directory)]
    .map(module => `docs/modules/${module}/README.md`)
    .filter(page => tree.kind(page) === 'file')
