import fs from 'node:fs'
import path from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { isWithin } from '../core/repo/paths.ts'
import { Checker } from '../core/rules/checker.ts'
import { type Finding, severities } from '../core/rules/finding.ts'
import { allRules, ruleListings } from '../core/rules/registry.ts'
import type { Localize } from '../core/text/localize.ts'
import { checkWorkspace } from '../node/check-workspace.ts'
import { findCheckout } from '../node/locate.ts'
import { type Arguments, readArguments, UsageError } from './arguments.ts'
import { helpText } from './help.ts'
import { jsonReport } from './json.ts'
import type { WorkspaceReport } from './report.ts'
import { textReport } from './text.ts'

/** What a run of the command says and how it ends: 0 nothing found, 1 findings, 2 it could not look. */
export interface Outcome {
  readonly status: 0 | 1 | 2
  readonly output: string
  readonly errors: string
}

/** Where the command runs. */
export interface Surroundings {
  /** Absolute path. */
  readonly directory: string
  readonly t: Localize
  /** Whether the output is a terminal that shows colours. */
  readonly colour: boolean
}

/**
 * Runs plumego-check.
 * @param words the command line behind the program's name
 */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const { t } = surroundings
  try {
    const wanted = readArguments(words, t)
    switch (wanted.show) {
      case 'help':
        return { status: 0, output: helpText(t), errors: '' }
      case 'version':
        return { status: 0, output: `${packageJson.version}\n`, errors: '' }
      case 'rules':
        return { status: 0, output: ruleList(t), errors: '' }
      case 'findings':
        return await checkDirectories(wanted, surroundings)
    }
  } catch (error) {
    if (error instanceof UsageError) return { status: 2, output: '', errors: `plumego-check: ${error.message}\n` }
    throw error
  }
}

async function checkDirectories(wanted: Arguments, { directory, t, colour }: Surroundings): Promise<Outcome> {
  const reports: WorkspaceReport[] = []
  for (const [root, parts] of workspacesOf(wanted.directories, directory, t)) {
    reports.push(await reportOn(root, parts, wanted, t))
  }
  const output = wanted.format === 'json' ? jsonReport(reports) : textReport(reports, { t, colour })
  const worst = severities.indexOf(wanted.failOn)
  const fails = reports.some(({ findings }) => findings.some(({ severity }) => severities.indexOf(severity) <= worst))
  return { status: fails ? 1 : 0, output, errors: '' }
}

/** The directories that were named, relative to the checkouts that hold them. */
function workspacesOf(named: readonly string[], base: string, t: Localize): Map<string, string[]> {
  const workspaces = new Map<string, string[]>()
  for (const name of named) {
    const absolute = path.resolve(base, name)
    if (!fs.statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
      throw new UsageError(
        t('{path} is no directory that can be read: name a folder of a Plumego checkout.', { path: name }),
      )
    }
    const root = findCheckout(absolute)
    if (root === undefined) {
      throw new UsageError(
        t(
          'No Plumego workspace at {path}: expected a go.mod with "module github.com/spcent/plumego" there or in a folder above. Name the folder of a checkout.',
          { path: absolute },
        ),
      )
    }
    const part = path.relative(root, absolute).split(path.sep).join('/')
    workspaces.set(root, [...(workspaces.get(root) ?? []), part])
  }
  return workspaces
}

async function reportOn(
  root: string,
  parts: readonly string[],
  wanted: Arguments,
  t: Localize,
): Promise<WorkspaceReport> {
  const start = performance.now()
  const { snapshot, findings: all } = await checkWorkspace(root, new Checker(allRules, t))
  const isWanted = ({ check, file }: Finding): boolean =>
    (wanted.checks.length === 0 || (check !== null && wanted.checks.includes(check))) &&
    parts.some(part => isWithin(file, part))
  const findings = all.filter(isWanted)
  return { root, snapshot, findings, milliseconds: performance.now() - start }
}

function ruleList(t: Localize): string {
  const rows = ruleListings.flatMap(({ code, checks, severity, summary }) =>
    checks.map(check => [code, check ?? '-', severity, t(summary)]),
  )
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`).join('')
}
