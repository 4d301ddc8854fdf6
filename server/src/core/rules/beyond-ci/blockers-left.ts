import { rangeIn } from '../../findings/words.ts'
import { replaceCell } from '../../fixes/table-cells.ts'
import { dashboardPath } from '../../maturity/dashboard.ts'
import { maturityOf } from '../../maturity/maturity.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { cellsOf } from '../../spec/table-lines.ts'
import type { Piece } from '../../text/go-strings.ts'
import { textsByBlocker } from '../extension-maturity/candidates.ts'
import { dashboardFile, dashboardRows } from '../extension-maturity/dashboard-drift.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'blocker-text-left',
  check: null,
  severity: 'hint',
  summary: 'The dashboard still names a blocker in the row of an extension whose evidence is whole.',
  key: ['module', 'text'],
}

/** CI asks for the text as long as something blocks, and does not look whether it goes. */
export const blockersLeft: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    for (const one of dashboardRows(context.snapshot)) {
      const { family, row } = one
      context.part(one, () => {
        if (!isPromoted(context.snapshot, family.path)) return
        for (const cell of cellsOf(row)) checkCell(context, family.path, cell)
      })
    }
  },
}

/** Where whole evidence carries more than experimental, nothing blocks. */
function isPromoted(snapshot: Snapshot, module: string): boolean {
  const { status, claim } = maturityOf(snapshot, module)
  return claim === undefined && (status === 'beta' || status === 'ga')
}

/** What a part of a cell says for a blocker, and nothing else: prose may speak of a sign-off that is there. */
const sayings: ReadonlySet<string> = new Set(
  [...textsByBlocker].flatMap(([blocker, text]) => [blocker, text, `missing ${text}`, `${text} missing`].map(lower)),
)

function lower(text: string): string {
  return text.toLowerCase()
}

function checkCell({ snapshot, t, report }: RuleContext, module: string, cell: Piece): void {
  const parts = partsOf(cell)
  const file = dashboardFile(snapshot)
  for (const part of parts) {
    if (!sayings.has(part.text.toLowerCase())) continue
    const rest = parts.filter(other => other !== part).map(({ text }) => text)
    const edit = replaceCell(file, cell, rest.join('; '))
    report(info, {
      file: dashboardPath(snapshot),
      range: rangeIn(snapshot, dashboardPath(snapshot), part),
      key: [module, part.text],
      message: t('Nothing blocks {module} any more, but its row still says "{text}": take it off.', {
        module,
        text: part.text,
      }),
      fixes: edit ? [{ title: t('Remove {entry}', { entry: part.text }), edits: [edit], safe: false }] : [],
    })
  }
}

/** What semicolons part, without the blanks around it. */
function partsOf({ text, start }: Piece): Piece[] {
  let from = start
  return text.split(';').map(part => {
    const at = from + part.length - part.trimStart().length
    from += part.length + 1
    return { text: part.trim(), start: at, end: at + part.trim().length }
  })
}
