import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver'
import { acknowledge } from '../core/fixes/acknowledge.ts'
import type { Finding } from '../core/rules/finding.ts'
import { toldOnce } from '../core/rules/one-cause.ts'
import type { Localize } from '../core/text/localize.ts'
import { rangesTouch } from '../core/text/position.ts'
import type { Converter } from './convert.ts'
import { goToRule, type RulePlaces } from './go-to-rule.ts'
import type { Place } from './session.ts'

/** Everything safe in a document at once: for a key, or for each time that it is saved. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.plumego`

export const codeActionKinds: string[] = [CodeActionKind.QuickFix, fixAllKind]

/**
 * The fixes of the findings at a place, or all safe ones of a document. They are made anew from the present state, so
 * that a diagnostic which the client still shows from an older one yields no edit for a text that is gone.
 */
export function codeActions(
  place: Place,
  params: CodeActionParams,
  rules: RulePlaces,
  converter: Converter,
  t: Localize,
): CodeAction[] {
  const { only } = params.context
  const quickFixes = only === undefined || wants(only, CodeActionKind.QuickFix)
  // Who does not ask for it by its kind asks at every move of the cursor.
  const all = only !== undefined && wants(only, fixAllKind)
  return [
    ...(quickFixes ? fixesAt(place, params, rules, converter, t) : []),
    ...(all ? fixesOf(place, converter, t) : []),
  ]
}

function fixesAt(
  { workspace, path }: Place,
  params: CodeActionParams,
  rules: RulePlaces,
  converter: Converter,
  t: Localize,
): CodeAction[] {
  const file = workspace.file(path)
  const range = converter.fromRange(params.range, file)
  const actions: CodeAction[] = []
  const here = workspace.findings.filter(finding => finding.file === path && rangesTouch(finding.range, range))
  for (const told of toldOnce(here, t)) {
    const mended = params.context.diagnostics.filter(diagnostic => isOf(diagnostic, told))
    const fixes = [...told.fixes, ...acknowledge(told.members, workspace.snapshot, t)]
    for (const fix of fixes) actions.push(converter.codeAction(fix, mended, workspace.file))
    for (const one of told.members) actions.push(...goToRule(one, workspace, mended, rules, converter, t))
  }
  return once(actions)
}

/** Each edit and each way once, for all the diagnostics that it is for. */
function once(actions: readonly CodeAction[]): CodeAction[] {
  const known = new Map<string, CodeAction>()
  for (const action of actions) {
    const key = JSON.stringify(action.edit ?? action.command?.arguments)
    const twin = known.get(key)
    const diagnostics = new Set([...(twin?.diagnostics ?? []), ...(action.diagnostics ?? [])])
    known.set(key, { ...(twin ?? action), diagnostics: [...diagnostics] })
  }
  return [...known.values()]
}

function fixesOf({ workspace, path }: Place, converter: Converter, t: Localize): CodeAction[] {
  const edit = workspace.fixAll(path)
  if (!edit) return []
  const fix = { title: t('Make all safe Plumego fixes'), edits: [edit], safe: true }
  const { isPreferred: _, ...action } = converter.codeAction(fix, [], workspace.file)
  return [{ ...action, kind: fixAllKind }]
}

/** A client that asks for a kind asks for those below it, too: `source.fixAll` is below `source`. */
const wants = (only: readonly string[], kind: string): boolean =>
  only.some(asked => asked === '' || asked === kind || kind.startsWith(`${asked}.`))

/** True where the client's diagnostic tells this finding. */
function isOf(diagnostic: Diagnostic, finding: Finding): boolean {
  const data: unknown = diagnostic.data
  if (diagnostic.code !== finding.code || typeof data !== 'object' || data === null || !('key' in data)) return false
  return JSON.stringify(data.key) === JSON.stringify(finding.key)
}
