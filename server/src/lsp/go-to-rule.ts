import { type CodeAction, CodeActionKind, type Connection, type Diagnostic, type Location } from 'vscode-languageserver'
import type { Finding } from '../core/findings/finding.ts'
import { placeName } from '../core/findings/words.ts'
import { isAcknowledgement } from '../core/rules/acknowledgements.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Converter } from './convert.ts'
import type { Workspace } from './workspace.ts'

/** Shows a place, which its one argument holds as a `Location`: that of a rule, or where something is to be written. */
export const showPlaceCommand = 'plumego.goToRule'

/** What the offer of a way to the rule needs to know of the client and the machine. */
export interface RulePlaces {
  /** Whether the client opens what the server asks it to. */
  readonly canShow: boolean
  /** The URI of the page that explains a rule; undefined where there is none. */
  pageOf(code: string): string | undefined
}

/**
 * The way to the rule that a finding rests on: the first place that the finding names beside its own, which is the
 * rule's line, else the rule's page. None for a client that cannot be asked to open a file.
 * @param diagnostics those of the client's that tell the finding
 */
export function goToRule(
  finding: Finding,
  workspace: Workspace,
  diagnostics: Diagnostic[],
  { canShow, pageOf }: RulePlaces,
  converter: Converter,
  t: Localize,
): CodeAction[] {
  if (!canShow) return []
  const rule = finding.related.find(one => !isAcknowledgement(one, workspace.snapshot))
  const page = rule ? undefined : pageOf(finding.code)
  const place: Location | undefined = rule
    ? converter.location(workspace.file(rule.file), rule.range)
    : page === undefined
      ? undefined
      : { uri: page, range: startOfPage }
  if (!place) return []
  const title = rule
    ? t('Go to the rule: {place}', { place: placeName(rule.file, rule.range) })
    : t('Read about {code}', { code: finding.code })
  const command = { title, command: showPlaceCommand, arguments: [place] }
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }]
}

const startOfPage = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Has the client open the place that the command was given; another argument than its own is passed over. */
export async function showPlace(connection: Connection, given: unknown): Promise<void> {
  if (!isLocation(given)) return
  await connection.window.showDocument({ uri: given.uri, selection: given.range, takeFocus: true })
}

function isLocation(value: unknown): value is Location {
  return (
    typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string' && 'range' in value
  )
}
