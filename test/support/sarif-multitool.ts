import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Log } from 'sarif'

// It exports the path of its program for this platform, which an import cannot name the type of.
const require = createRequire(import.meta.url)

/** Whose requirements a log is held to. */
export type RuleKind = 'Gh' | 'Ado' | 'Sarif'

/**
 * Validates logs with Microsoft's own tool, which holds the requirements of GitHub, of Azure DevOps and of SARIF itself.
 * @param directory absolute path; every .sarif file in it is validated
 * @returns what it found, a line each; undefined where the tool does not run on this machine
 */
export function validateSarif(directory: string, kind: RuleKind): string[] | undefined {
  if (process.platform !== 'win32' && process.arch !== 'x64') return undefined
  const program: unknown = require('@microsoft/sarif-multitool')
  if (typeof program !== 'string') throw new TypeError('@microsoft/sarif-multitool no longer exports a path')
  const report = path.join(directory, 'found.json')
  const logs = path.join(directory, '*.sarif')
  const words = ['validate', logs, '--rule-kind', kind, '--output', report, '--log', 'ForceOverwrite']
  const ran = spawnSync(program, words, { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`sarif-multitool ended with ${ran.status}: ${ran.error ?? ran.stdout}`)
  const log: Log = JSON.parse(fs.readFileSync(report, 'utf8'))
  return log.runs.flatMap(({ results = [] }) =>
    results.map(({ ruleId, message, locations }) => {
      const file = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? ''
      return `${path.basename(file)}: ${ruleId} ${message.id} ${message.arguments?.join(' ') ?? message.text}`
    }),
  )
}
