import fs from 'node:fs'
import path from 'node:path'
import type { FuzzFinding } from './batch.ts'

/** Where what was found is kept: texts that once went wrong. */
export const casesFolder = path.join(import.meta.dirname, '..', 'cases')

export function keptCases(): FuzzFinding[] {
  if (!fs.existsSync(casesFolder)) return []
  const names = fs.readdirSync(casesFolder).filter(name => name.endsWith('.json'))
  return names.map((name): FuzzFinding => JSON.parse(fs.readFileSync(path.join(casesFolder, name), 'utf8')))
}
