import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Range } from 'vscode-languageserver-protocol/node'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { toldOnce } from '../../server/src/core/rules/one-cause.ts'
import { isToldWhereOpen } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { bin } from './check-command.ts'
import type { LspClient } from './lsp-client.ts'

const severities = ['', 'error', 'warning', 'information', 'hint']

/** One diagnostic, as an editor puts findings of one cause together. */
export interface Told {
  readonly file: string
  readonly range: Range
  readonly code: string
  readonly check: string | null
  readonly key: readonly string[]
  readonly severity: string
  readonly message: string
  readonly others: readonly Pick<Finding, 'code' | 'check' | 'key'>[]
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[]
}

/** What the command tells of a workspace, finding for finding, as an editor puts it together: one for each cause. */
export const toldByCommand = (root: string): Told[] => toldOf(found(root))

/** The same without what is told only of open files. */
export const toldOfClosed = (root: string): Told[] => toldOf(found(root).filter(finding => !isToldWhereOpen(finding)))

function found(root: string): readonly Finding[] {
  const { stdout } = spawnSync(process.execPath, [bin, '--format', 'json', root], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 1 << 26,
  })
  const [workspace]: { diagnostics: Finding[] }[] = JSON.parse(stdout).workspaces
  return workspace?.diagnostics ?? []
}

const toldOf = (findings: readonly Finding[]): Told[] =>
  sorted(
    toldOnce(findings, english).map(({ file, range, code, check, key, severity, message, related, members }) => {
      const others = members.slice(1).map(({ code, check, key }) => ({ code, check, key }))
      return { file, range, code, check, key, severity, message, related, others }
    }),
  )

/** What the server has told of it so far. */
export function toldByServer(client: LspClient, root: string): Told[] {
  const fileOf = (uri: string): string => path.relative(root, fileURLToPath(uri)).split(path.sep).join('/')
  const last = new Map(client.published.map(set => [set.uri, set]))
  return sorted(
    [...last.values()].flatMap(({ uri, diagnostics }) =>
      diagnostics.map(({ range, code, severity, message, relatedInformation = [], data }) => ({
        file: fileOf(uri),
        range,
        code: String(code),
        check: data.check,
        key: data.key,
        severity: severities[severity ?? 0] ?? '',
        message: String(message),
        related: relatedInformation.map(({ location, message }) => ({
          file: fileOf(location.uri),
          range: location.range,
          message,
        })),
        others: data.others ?? [],
      })),
    ),
  )
}

const sorted = (told: Told[]): Told[] => told.sort((a, b) => (identity(a) < identity(b) ? -1 : 1))
const identity = ({ file, range, code, key }: Told): string =>
  JSON.stringify([file, range.start.line, range.start.character, code, key])
