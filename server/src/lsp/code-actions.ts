import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver'
import type { Finding } from '../core/rules/finding.ts'
import { rangesTouch } from '../core/text/position.ts'
import type { Converter } from './convert.ts'
import type { Place } from './session.ts'

/**
 * The fixes of the findings at a place. They are made anew from the present state, so that a diagnostic which the
 * client still shows from an older one yields no edit for a text that is gone.
 */
export function codeActions({ workspace, path }: Place, params: CodeActionParams, converter: Converter): CodeAction[] {
  if (!wants(params.context.only, CodeActionKind.QuickFix)) return []
  const range = converter.fromRange(params.range, workspace.file(path))
  const actions: CodeAction[] = []
  for (const finding of workspace.findings) {
    if (finding.file !== path || !rangesTouch(finding.range, range)) continue
    const mended = params.context.diagnostics.filter(diagnostic => isOf(diagnostic, finding))
    for (const fix of finding.fixes) actions.push(converter.codeAction(fix, mended, workspace.file))
  }
  return actions
}

/** A client that asks for a kind asks for those below it, too: `quickfix` is below the empty kind. */
const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some(asked => asked === '' || asked === kind)

/** True where the client's diagnostic tells this finding. */
function isOf(diagnostic: Diagnostic, finding: Finding): boolean {
  const data: unknown = diagnostic.data
  if (diagnostic.code !== finding.code || typeof data !== 'object' || data === null || !('key' in data)) return false
  return JSON.stringify(data.key) === JSON.stringify(finding.key)
}
