import type { CodeAction, Command, Diagnostic, InitializeParams } from 'vscode-languageserver'
import type { Finding } from '../core/findings/finding.ts'
import { acknowledgeImport } from '../core/fixes/acknowledge-import.ts'
import { differenceBetween } from '../core/fixes/fix-all.ts'
import { isGoFile } from '../core/repo/interest.ts'
import { acknowledge, reasonPlaceholder } from '../core/rules/acknowledge.ts'
import { settingsPath } from '../core/settings-file.ts'
import { plumegoModule } from '../core/spec/repo.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Range } from '../core/text/position.ts'
import { SourceText } from '../core/text/source-text.ts'
import type { AcknowledgementItem } from '../protocol/acknowledgements.ts'
import { acknowledgementsOf } from './acknowledgements.ts'
import type { ClientFile, Converter } from './convert.ts'
import { showPlaceCommand } from './go-to-rule.ts'
import type { Platform } from './platform.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Offers to say that a finding stays, and why: the caret goes where the reason is to be written. */
export class Acknowledging {
  readonly #session: Session
  readonly #platform: Platform
  readonly #converter: Converter
  readonly #t: Localize
  readonly #canShow: boolean
  readonly #canCreate: boolean

  constructor(session: Session, platform: Platform, converter: Converter, t: Localize, params: InitializeParams) {
    const { workspace, window } = params.capabilities
    this.#session = session
    this.#platform = platform
    this.#converter = converter
    this.#t = t
    this.#canShow = window?.showDocument?.support === true
    const edit = workspace?.workspaceEdit
    this.#canCreate = edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true
  }

  /** Everything that is acknowledged already. Reads every Go file. */
  all(): AcknowledgementItem[] {
    return acknowledgementsOf(this.#session, this.#platform, this.#t)
  }

  /**
   * @param findings what is told as one
   * @param diagnostics those of the client's that tell it
   */
  actions(findings: readonly Finding[], workspace: Workspace, diagnostics: Diagnostic[]): CodeAction[] {
    const [finding] = findings
    if (!finding || findings.some(({ check }) => check !== null)) return []
    return [
      ...this.#inPlace(findings, finding.file, workspace, diagnostics),
      ...this.#forAll(finding, workspace, diagnostics),
    ]
  }

  #inPlace(findings: readonly Finding[], path: string, workspace: Workspace, diagnostics: Diagnostic[]): CodeAction[] {
    const fix = acknowledge(findings, workspace.snapshot, this.#t)
    if (!fix) return []
    const action = this.#converter.codeAction(fix, diagnostics, workspace.file)
    const file = { ...workspace.file(path), lineText: () => fix.line }
    return [{ ...action, ...this.#withCaret(file, fix.reason) }]
  }

  /** For every import of a package by an application, in the settings of its folder. */
  #forAll({ code, file, key: [, path = ''] }: Finding, workspace: Workspace, diagnostics: Diagnostic[]): CodeAction[] {
    const isWanted = isGoFile(file) && path.startsWith(`${plumegoModule}/`) && code !== 'unknown-package'
    if (!isWanted || workspace.kind.isCheckout) return []
    const uri = uriBelow(workspace.rootUri, settingsPath)
    const open = this.#session.document(uri)
    const before = open?.getText() ?? this.#platform.readWholeText(workspace.root, settingsPath)
    if (before === undefined && !this.#canCreate) return []
    const name = path.slice(plumegoModule.length + 1)
    const written = acknowledgeImport(before ?? '', name, reasonPlaceholder(this.#t))
    if (!written) return []
    const [old, source] = [new SourceText(before ?? ''), new SourceText(written.text)]
    const oldFile: ClientFile = { uri, version: open?.version ?? null, lineText: line => old.lineText(line) }
    const title = this.#t('Acknowledge {import} for the whole application, in {file}', {
      import: name,
      file: settingsPath,
    })
    const fix = { title, edits: [differenceBetween(settingsPath, old, source)], safe: false }
    const { edit = {}, ...action } = this.#converter.codeAction(fix, diagnostics, () => oldFile)
    const created = [{ kind: 'create' as const, uri }, ...(edit.documentChanges ?? [])]
    const newFile = { ...oldFile, lineText: (line: number) => source.lineText(line) }
    return [
      {
        ...action,
        edit: before === undefined ? { documentChanges: created } : edit,
        ...this.#withCaret(newFile, source.range(written.reason)),
      },
    ]
  }

  /** @param file as it is once the edit is made */
  #withCaret(file: ClientFile, reason: Range): { command?: Command } {
    if (!this.#canShow) return {}
    const title = this.#t('Write the reason')
    const place = this.#converter.location(file, reason)
    return { command: { title, command: showPlaceCommand, arguments: [place] } }
  }
}
