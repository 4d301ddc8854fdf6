import { placeName } from '../../findings/words.ts'
import { maturityOf } from '../../maturity/maturity.ts'
import { statusNamed } from '../../maturity/status.ts'
import { specPaths } from '../../repo/snapshot.ts'
import type { Span } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'status-comment-stale',
  check: null,
  severity: 'hint',
  summary: 'A comment gives a module another status than its manifest.',
  key: ['file', 'module', 'status'],
}

/** A comment of its own that states a status: `# status: beta.` What goes on otherwise may be a plan. */
const comment = /^[ \t]*#[ \t]?status: (experimental|beta|ga)(?=\.?\r?$|\. )/

/** Hardly any file has one. */
const mayState = ({ text }: SourceText): boolean => /#[ \t]?status: /.test(text)

interface Stated {
  readonly line: number
  readonly status: string
  readonly at: Span
}

/** Read once for each state of a text: an edit of one manifest asks for all of them. */
function readStated(source: SourceText): Stated[] {
  return mayState(source)
    ? Array.from({ length: source.lineCount }, (_, line) => statedAt(source, line) ?? []).flat()
    : []
}

/** @param line 0-based */
function statedAt(source: SourceText, line: number): Stated | undefined {
  const text = source.lineText(line)
  const [whole = '', status] = comment.exec(text) ?? []
  if (status === undefined) return undefined
  const end = source.offsetAt({ line, character: whole.length })
  return { line, status, at: { start: end - status.length, end } }
}

/** In the rules for imports: a comment within the entry of a module. */
export const statusInRules: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot } = context
    const file = specPaths.dependencyRules
    const source = snapshot.text(file)
    const all = source ? snapshot.fact(source, readStated) : []
    if (!source || all.length === 0) return
    const rules = [...(snapshot.dependencyRules?.modules.values() ?? [])].filter(({ path }) => path !== undefined)
    const starts = new Map(rules.map(rule => [source.positionAt(rule.nameAt.start).line, rule.path?.text ?? '']))
    for (const stated of all) {
      const module = starts.get(entryAbove(source, stated.line))
      if (module !== undefined) check(context, { path: file, source }, module, stated)
    }
  },
}

/** The line of the entry that a comment lies in. One in column 2 or 0 may speak of what follows, and lies in none. */
function entryAbove(source: SourceText, line: number): number {
  if (!source.lineText(line).startsWith('    ')) return -1
  let above = line
  while (above >= 0 && !/^ {0,2}[^\s#]/.test(source.lineText(above))) above--
  return above
}

/** In a manifest: a comment about the module itself. */
export const statusInManifest: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run({ path, directory, source }, context) {
    for (const stated of context.snapshot.fact(source, readStated)) check(context, { path, source }, directory, stated)
  },
}

/** Only what the manifest itself says, and evidence carries, can be held against a comment. */
function check(
  { snapshot, t, report }: RuleContext,
  file: { readonly path: string; readonly source: SourceText },
  module: string,
  { status, at }: Stated,
): void {
  const own = maturityOf(snapshot, module)
  const { place } = own
  const isOwn = own.provenance.kind === 'own' && own.provenance.key === 'status'
  if (!isOwn || !place || own.claim !== undefined || statusNamed(own.status) === undefined || own.status === status)
    return
  const values = { module, status, own: own.status, place: placeName(place.file, place.range) }
  report(info, {
    file: file.path,
    range: file.source.range(at),
    key: [file.path, module, status],
    message: t(
      'This comment calls {module} {status}, but its manifest says {own} ({place}): bring it into line.',
      values,
    ),
    related: [{ ...place, message: t('Status of {module}', values) }],
  })
}
