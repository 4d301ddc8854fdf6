import fs from 'node:fs'
import path from 'node:path'
import type { Finding, Severity } from '../core/rules/finding.ts'
import type { WorkspaceReport } from './report.ts'
import { isTold } from './text.ts'

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
}

/**
 * The report as workflow commands, which GitHub shows beside the lines of a change: ten a step, so hints are left out.
 * @param base absolute path of the directory that GitHub takes file names from
 */
export function githubReport(reports: readonly WorkspaceReport[], base: string): string {
  return reports
    .flatMap(({ root, findings }) => findings.filter(isTold).map(finding => annotation(finding, root, base)))
    .join('')
}

function annotation({ file, range: { start, end }, severity, code, message }: Finding, root: string, base: string) {
  // GitHub counts from 1, and takes columns only where a range lies on one line.
  const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}
  const properties = {
    file: fileBelow(base, path.join(root, file)),
    line: start.line + 1,
    endLine: end.line + 1,
    ...columns,
    title: `plumego ${code}`,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${list.join(',')}::${escapeData(message)}\n`
}

/** Relative to `base` where the file lies below it, through links, too; else absolute. */
function fileBelow(base: string, file: string): string {
  const relative = path.relative(real(base), path.join(real(path.dirname(file)), path.basename(file)))
  const isBelow = !/^\.\.(?:[\\/]|$)/.test(relative) && !path.isAbsolute(relative)
  return (isBelow ? relative : file).split(path.sep).join('/')
}

/** The path without links; as it is where it does not exist, as for a file that is missing. */
function real(directory: string): string {
  try {
    return fs.realpathSync(directory)
  } catch {
    return directory
  }
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
