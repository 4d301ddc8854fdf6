import { listed } from '../../findings/words.ts'
import type { Localize } from '../../text/localize.ts'
import type { SourceText } from '../../text/source-text.ts'
import { compareReadings, type ReadingDifference } from '../../yaml/compare-readings.ts'
import { manifestReadings, specReadings } from '../../yaml/readings.ts'
import { onceSeenAnywhere } from '../once-seen.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { isReadable, unusualManifest, unusualSpecs } from './plain.ts'
import { firstLineOf } from './ranges.ts'
import { type ComparedFile, hasInlineComment, hidesByKey, readingFixes } from './reading-fixes.ts'

const readingsDiffer: RuleInfo = {
  code: 'readings-differ',
  check: null,
  severity: 'warning',
  summary: 'CI, which reads line by line, and a YAML reader see different values here.',
  key: ['file', 'key path'],
  followUps: onceSeenAnywhere,
}

export const manifestReadingsDiffer: ManifestRule = {
  scope: 'manifest',
  rules: [readingsDiffer],
  run(manifest, context) {
    const document = unusualManifest(manifest, context.snapshot)
    if (!document) return
    const readings = manifestReadings(context.snapshot.manifestSchema)
    compare({ path: manifest.path, source: manifest.source, document, readings }, context)
  },
}

export const specReadingsDiffer: WorkspaceRule = {
  scope: 'workspace',
  rules: [],
  run(context) {
    for (const spec of unusualSpecs(context.snapshot)) {
      compare({ ...spec, readings: specReadings.get(spec.path) ?? [] }, context)
    }
  },
}

function compare(file: ComparedFile, { t, report }: RuleContext): void {
  const { path, source, document, readings } = file
  if (!isReadable(document)) return
  for (const difference of compareReadings(source, document, readings)) {
    report(readingsDiffer, {
      file: path,
      range: firstLineOf(difference.at, source),
      key: [path, difference.path.join('.')],
      message: `${whatDiffers(difference, t)} ${whatToDo(difference, source, t)}`,
      fixes: readingFixes(difference, file, t),
    })
  }
}

function whatDiffers({ path, ci, yaml, counted, programs }: ReadingDifference, t: Localize): string {
  const values = { key: path.join('.'), programs: listed(programs), ci: quoted(ci), yaml: quoted(yaml) }
  if (ci.length === 0) return t('{key}: CI reads nothing here, YAML reads {yaml} ({programs}).', values)
  if (yaml.length === 0) return t('{key}: CI reads {ci} here, YAML reads nothing ({programs}).', values)
  if (counted) {
    const counts = { ...values, ci: ci.length, yaml: yaml.length }
    return t('{key}: CI counts {ci} here, YAML counts {yaml} ({programs}).', counts)
  }
  return t('{key}: CI reads {ci} here, YAML reads {yaml} ({programs}).', values)
}

const longestList = 4

function quoted(values: readonly string[]): string {
  const shown = values
    .slice(0, longestList)
    .map(value => `"${value.replace(/\s+/g, blanks => (blanks.includes('\n') ? ' ' : blanks))}"`)
  return listed(values.length > longestList ? [...shown, '…'] : shown)
}

function whatToDo(difference: ReadingDifference, source: SourceText, t: Localize): string {
  if (source.hasMark && source.positionAt(difference.at.start).line === 0)
    return t(
      'CI takes the byte order mark at the beginning of the file for a part of the key: save the file without it.',
    )
  if (hidesByKey(difference))
    return t('CI takes a key as it is written: write it without quotes, its colon directly behind it.')
  if (hasInlineComment(difference, source))
    return t('CI takes a comment behind a value for a part of it: put the comment on a line of its own.')
  if (difference.ci.length < difference.yaml.length)
    return t(
      'CI goes line by line: write a value on the line of its key, and a list one item a line, each indented below the key behind "- ".',
    )
  return t(
    'CI goes line by line: write the value plainly, without anchors, escapes, brackets or nested keys of the same name.',
  )
}
