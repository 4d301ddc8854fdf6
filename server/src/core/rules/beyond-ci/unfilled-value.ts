import type { Fix } from '../../findings/finding.ts'
import { claimStatus } from '../../fixes/demotion.ts'
import { valuesElsewhere } from '../../fixes/other-sources.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { readTableLines } from '../../spec/table-lines.ts'
import type { Piece } from '../../text/go-strings.ts'
import { toBeWritten } from '../../text/placeholder.ts'
import type { Span } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import { yamlScalars } from '../../yaml/scalars.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'unfilled-value',
  check: null,
  severity: 'hint',
  summary: 'A value of a new module that is still to be written.',
  key: ['file', 'key'],
}

/** A value that is open, and what it is the value of. */
interface Unfilled {
  readonly key: string
  readonly span: Span
}

/** In manifests: what New Module, a completion or a fix left for a person. */
export const unfilledManifestValue: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run(manifest, context) {
    const { path, source } = manifest
    if (!mayBeOpen(source)) return
    const fixes = ({ key, span }: Unfilled): Fix[] => fillings(manifest, key, span, context)
    report(path, source, openValues(context.snapshot, source), context, fixes)
  },
}

/** In the entries and rows that a new module gets elsewhere. */
export const unfilledEntry: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot } = context
    const hotspots = snapshot.text(specPaths.hotspots)
    if (hotspots && mayBeOpen(hotspots)) {
      // Other specs may speak of to-dos.
      const summaries = openValues(snapshot, hotspots).filter(({ key }) => /^packages\.x\/.*\.summary$/.test(key))
      report(specPaths.hotspots, hotspots, summaries, context)
    }
    // What other files are compared with says nothing as long as it is open.
    for (const path of [specPaths.betaEvidence, specPaths.maturity]) {
      const spec = snapshot.text(path)
      if (spec && mayBeOpen(spec)) report(path, spec, openValues(snapshot, spec), context)
    }
    for (const path of snapshot.textPaths) {
      const source = /\.mdx?$/.test(path) ? snapshot.text(path) : undefined
      if (source && mayBeOpen(source)) report(path, source, openCells(source), context)
    }
  },
}

const mayBeOpen = ({ text }: SourceText): boolean => text.includes(toBeWritten)

/** Parses YAML, hence only asked of what may have one. */
const openValues = (snapshot: Snapshot, source: SourceText): Unfilled[] =>
  yamlScalars(snapshot, source)
    .filter(({ isKey, text }) => !isKey && text.trim() === toBeWritten)
    .map(({ keys, span }) => ({ key: keys.join('.'), span }))

/** Cells of the rows that are about a package of x/. */
const openCells = (source: SourceText): Unfilled[] =>
  readTableLines(source).flatMap(({ header, rows }) =>
    rows.flatMap(([first, ...cells]) => {
      const name = /^\s*`(x\/[^`]+)`\s*$/.exec(first?.text ?? '')?.[1]
      if (name === undefined) return []
      return cells.flatMap((cell, i) => openCell(cell, `${name} ${header[i + 1]?.text.trim() ?? ''}`))
    }),
  )

function openCell(cell: Piece, key: string): Unfilled[] {
  if (cell.text.trim() !== toBeWritten) return []
  const start = cell.start + cell.text.indexOf(toBeWritten)
  return [{ key, span: { start, end: start + toBeWritten.length } }]
}

/** What other files have for it. Who filled in a placeholder somewhere else has said so there. */
function fillings(manifest: Manifest, key: string, { start, end }: Span, { snapshot, t }: RuleContext): Fix[] {
  const value = trimmedScalar(manifest.lines, key)
  if (!value || value.start < start || value.end > end) return []
  const values = valuesElsewhere(snapshot, manifest.directory, key)
  return values.map(text =>
    key === 'status' ? claimStatus(manifest, value, text, t) : replaceScalar(manifest, value, text, t, false),
  )
}

function report(
  file: string,
  source: SourceText,
  values: readonly Unfilled[],
  context: RuleContext,
  fixes: (value: Unfilled) => Fix[] = () => [],
): void {
  for (const { key, span } of values) {
    context.report(info, {
      file,
      range: source.range(span),
      key: [file, key],
      message: context.t('{key} is still to be written: put your own words in place of {placeholder}.', {
        key,
        placeholder: toBeWritten,
      }),
      fixes: fixes({ key, span }),
    })
  }
}
