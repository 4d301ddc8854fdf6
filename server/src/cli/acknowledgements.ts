import path from 'node:path'
import { acknowledgementNote, settingLine } from '../core/rules/acknowledgement-words.ts'
import type { ListedAcknowledgement } from '../core/rules/judged-acknowledgements.ts'
import { allRules } from '../core/rules/registry.ts'
import { readSettingsFile, type SettingsFile, settingsPath } from '../core/settings-file.ts'
import type { Localize } from '../core/text/localize.ts'
import { disk } from '../node/file-system.ts'
import type { Arguments } from './arguments.ts'
import { checkedState } from './checked-state.ts'
import { failedRuleLines } from './mistakes.ts'
import type { Outcome, Surroundings } from './outcome.ts'
import { workspacesOf } from './workspaces.ts'

interface PlacedAcknowledgement extends ListedAcknowledgement {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  /** 1-based. */
  readonly line: number | undefined
}

interface ListedWorkspace {
  /** Absolute path. */
  readonly root: string
  readonly acknowledgements: readonly PlacedAcknowledgement[]
}

/** Lists the acknowledgements of the workspaces that are named. Stale ones are no failure here: they are findings. */
export async function acknowledgementsOutcome(wanted: Arguments, { directory, t }: Surroundings): Promise<Outcome> {
  const listed: ListedWorkspace[] = []
  const problems: string[] = []
  const mistakes: string[] = []
  for (const workspace of await workspacesOf(wanted.directories, directory, t)) {
    const { root } = workspace
    const state = await checkedState(workspace, disk, t, allRules)
    problems.push(...state.problems)
    const settings = settingsIn(root, t)
    const acknowledgements = state.acknowledgements().map(one => ({
      ...one,
      file: one.place?.file ?? settingsPath,
      line: one.place ? one.place.line + 1 : settingLine(one, settings),
    }))
    listed.push({ root, acknowledgements })
    mistakes.push(...failedRuleLines(root, state.failures, t))
  }
  const errors = [...problems.map(line => `plumego-check: ${line}`), ...mistakes].map(line => `${line}\n`).join('')
  const output = wanted.format === 'json' ? jsonList(listed) : textList(listed, directory, t)
  return { status: mistakes.length > 0 ? 2 : 0, output, errors, hasChecked: true }
}

function settingsIn(root: string, t: Localize): SettingsFile | undefined {
  const file = path.join(root, settingsPath)
  return disk.kind(file) === 'file' ? readSettingsFile(disk.read(file).toString(), t) : undefined
}

/** One JSON object, on one line. Its shape is versioned by `schemaVersion`. */
function jsonList(listed: readonly ListedWorkspace[]): string {
  const workspaces = listed.map(({ root, acknowledgements }) => ({
    root,
    acknowledgements: acknowledgements.map(({ subject, reason, until, state, place, file, line }) => ({
      ...(place ? { code: subject } : { import: subject }),
      ...{ reason, until: until ?? null, state, file, line: line ?? null },
    })),
  }))
  return `${JSON.stringify({ schemaVersion: 1, workspaces })}\n`
}

function textList(listed: readonly ListedWorkspace[], directory: string | undefined, t: Localize): string {
  const lines = listed.flatMap(({ root, acknowledgements }) =>
    acknowledgements.map(one => {
      const whole = path.join(root, one.file)
      const file = directory === undefined ? whole : path.relative(directory, whole)
      const note = acknowledgementNote(one, t)
      const facts = [
        one.line === undefined ? file : `${file}:${one.line}`,
        one.subject,
        one.reason,
        note && `(${note})`,
      ]
      return `${facts.filter(Boolean).join('  ')}\n`
    }),
  )
  return lines.length === 0 ? `${t('Nothing is acknowledged.')}\n` : lines.join('')
}
