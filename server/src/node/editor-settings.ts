import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { defaultSettings, type ReadSettings, readSettings } from '../core/settings.ts'
import type { Localize } from '../core/text/localize.ts'

const prefix = 'plumego.'

/**
 * The settings that a workspace's own .vscode/settings.json has for Plumego, so that a run outside the editor says what
 * the editor says. As VS Code reads it: comments, commas at the end and broken parts are passed over.
 * @param root absolute path of the workspace
 */
export function readEditorSettings(root: string, t: Localize): ReadSettings {
  const text = textOf(path.join(root, '.vscode', 'settings.json'))
  // Hardly any workspace has settings of ours: the parser is loaded only for one that does.
  if (!text?.includes(`"${prefix}`)) return { settings: defaultSettings, problems: [] }
  const parsed: unknown = parse(text, [], { allowTrailingComma: true })
  const { settings, problems } = readSettings(nested(parsed), t)
  return { settings, problems: problems.map(problem => `.vscode/settings.json: ${problem}`) }
}

/** The section as an editor hands it out: `plumego.rules.severity` becomes `severity` in `rules`. */
function nested(settings: unknown): unknown {
  const groups = new Map<string, Record<string, unknown>>()
  for (const [name, value] of Object.entries(settings ?? {})) {
    const [group, key] = name.startsWith(prefix) ? name.slice(prefix.length).split('.') : []
    if (group === undefined || key === undefined) continue
    groups.set(group, { ...groups.get(group), [key]: value })
  }
  return Object.fromEntries(groups)
}

function textOf(file: string): string | undefined {
  try {
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
  } catch {
    return undefined
  }
}
