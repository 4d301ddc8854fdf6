import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type InitializeParams,
} from 'vscode-languageserver'
import { groupBy } from '../core/collections.ts'
import type { Finding, Fix } from '../core/findings/finding.ts'
import { menuOf } from '../core/fixes/menu.ts'
import { toldOnce } from '../core/rules/one-cause.ts'
import type { Localize } from '../core/text/localize.ts'
import { rangesTouch } from '../core/text/position.ts'
import type { Acknowledging } from './acknowledging.ts'
import { asCommands } from './command-actions.ts'
import type { Converter } from './convert.ts'
import { goToRule, type RulePlaces, showPlaceCommand } from './go-to-rule.ts'
import type { Refactorings } from './refactoring.ts'
import type { Place } from './session/open-workspaces.ts'
import type { Session } from './session.ts'
import type { Workspace } from './workspace.ts'

/** Everything safe in a document at once: for a key, or for each time that it is saved. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.plumego`

export const codeActionKinds: string[] = [CodeActionKind.QuickFix, fixAllKind]

/** What can be done about findings, for one client. */
export class CodeActions {
  readonly #session: Session
  readonly #rules: RulePlaces
  readonly #acknowledging: Acknowledging
  readonly #refactorings: Refactorings
  readonly #converter: Converter
  readonly #t: Localize
  readonly #takesActions: boolean
  readonly #takesDisabled: boolean
  readonly #appliesEdits: boolean

  constructor(
    session: Session,
    rules: RulePlaces,
    acknowledging: Acknowledging,
    refactorings: Refactorings,
    converter: Converter,
    t: Localize,
    { capabilities: { textDocument, workspace } }: InitializeParams,
  ) {
    this.#session = session
    this.#rules = rules
    this.#acknowledging = acknowledging
    this.#refactorings = refactorings
    this.#converter = converter
    this.#t = t
    this.#takesActions = textDocument?.codeAction?.codeActionLiteralSupport !== undefined
    this.#takesDisabled = textDocument?.codeAction?.disabledSupport === true
    this.#appliesEdits = workspace?.applyEdit === true
  }

  /**
   * The fixes of the findings at a place, or all safe ones of a document. They are made anew from the present state, so
   * that a diagnostic which the client still shows from an older one yields no edit for a text that is gone.
   */
  answer(params: CodeActionParams): (CodeAction | Command)[] {
    const place = this.#session.placeOf(params.textDocument.uri)
    if (!place) return []
    const { only } = params.context
    const quickFixes = only === undefined || wants(only, CodeActionKind.QuickFix)
    // Who does not ask for it by its kind asks at every move of the cursor.
    const all = only !== undefined && wants(only, fixAllKind)
    const actions = [...(quickFixes ? this.#fixesAt(place, params) : []), ...(all ? this.#fixesOf(place) : [])]
    return this.#takesActions ? actions : asCommands(actions, this.#appliesEdits, this.#session)
  }

  #fixesAt({ workspace, path }: Place, params: CodeActionParams): CodeAction[] {
    const file = workspace.file(path)
    const range = this.#converter.fromRange(params.range, file)
    const actions: CodeAction[] = []
    const here = workspace.findings.filter(finding => finding.file === path && rangesTouch(finding.range, range))
    const all = toldOnce(here, this.#t)
    const offers = all.flatMap(told => told.fixes.map(fix => ({ told, fix })))
    const menu = groupBy(menuOf(offers, workspace.snapshot), ({ told }) => told)
    for (const told of all) {
      const mended = params.context.diagnostics.filter(diagnostic => this.#tells(diagnostic, told, workspace))
      for (const { fix } of menu.get(told) ?? []) actions.push(this.#quickFix(fix, mended, workspace))
      actions.push(...this.#acknowledging.actions(told.members, workspace, mended))
      for (const one of told.members) {
        actions.push(...goToRule(one, workspace, mended, this.#rules, this.#converter, this.#t))
      }
      actions.push(...this.#withheld(told.members, mended))
    }
    return once(actions)
  }

  /** What is not offered yet, with the reason, for a client that shows it so. */
  #withheld(members: readonly Finding[], diagnostics: Diagnostic[]): CodeAction[] {
    if (!this.#takesDisabled) return []
    const fixes = members.flatMap(({ withheld = [] }) => withheld)
    return fixes.map(({ title, reason }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      disabled: { reason },
    }))
  }

  /** A client that shows edits before it makes them gets those of a fix in parts, each of which a person may leave out. */
  #quickFix(fix: Fix, mended: Diagnostic[], workspace: Workspace): CodeAction {
    const action = { ...this.#converter.codeAction(fix, mended, workspace.file), ...this.#caretAfter(fix, workspace) }
    if (!fix.parts || !this.#refactorings.showsEdits) return action
    const changes = fix.parts.map(part => ({ ...part, needsConfirmation: part.isOptional }))
    return { ...action, edit: this.#refactorings.edit(workspace, { changes }) }
  }

  /** The caret goes where a person is to write something. */
  #caretAfter({ toWrite }: Fix, workspace: Workspace): { command?: Command } {
    if (!toWrite || !this.#rules.canShow) return {}
    const file = { ...workspace.file(toWrite.file), lineText: () => toWrite.line }
    const place = this.#converter.location(file, toWrite.range)
    return { command: { title: this.#t('Write the reason'), command: showPlaceCommand, arguments: [place] } }
  }

  #fixesOf({ workspace, path }: Place): CodeAction[] {
    const edit = workspace.fixAll(path)
    if (!edit) return []
    const fix = { title: this.#t('Make all safe Plumego fixes'), edits: [edit], safe: true }
    const { isPreferred: _, ...action } = this.#converter.codeAction(fix, [], workspace.file)
    return [{ ...action, kind: fixAllKind }]
  }

  /** True where the client's diagnostic tells this finding: by its key where the client hands that back, else by its words. */
  #tells({ code, data, message, range }: Diagnostic, finding: Finding, workspace: Workspace): boolean {
    if (code !== finding.code) return false
    const given: unknown = data
    if (typeof given === 'object' && given !== null && 'key' in given) {
      return JSON.stringify(given.key) === JSON.stringify(finding.key)
    }
    const own = this.#converter.range(finding.range, workspace.file(finding.file))
    return message === finding.message && JSON.stringify(own.start) === JSON.stringify(range.start)
  }
}

/** A client that asks for a kind asks for those below it, too: `source.fixAll` is below `source`. */
const wants = (only: readonly string[], kind: string): boolean =>
  only.some(asked => asked === '' || asked === kind || kind.startsWith(`${asked}.`))

/** Each edit and each way once, for all the diagnostics that it is for. */
function once(actions: readonly CodeAction[]): CodeAction[] {
  const known = new Map<string, CodeAction>()
  for (const action of actions) {
    const key = JSON.stringify(action.edit ?? action.command?.arguments ?? [action.title, action.disabled])
    const twin = known.get(key)
    const diagnostics = new Set([...(twin?.diagnostics ?? []), ...(action.diagnostics ?? [])])
    known.set(key, { ...(twin ?? action), diagnostics: [...diagnostics] })
  }
  return [...known.values()]
}
