import { ThemeIcon } from 'vscode'
import type { FamilyStatus } from '../../../server/src/protocol/families.ts'

/** The shapes of the status marks ○ ◐ ● ◆ ?, as the editor's own icons. */
const names: Readonly<Record<FamilyStatus, string>> = {
  unknown: 'question',
  prototype: 'circle-large-outline',
  experimental: 'circle-large-outline',
  'beta-surface': 'color-mode',
  beta: 'circle-large-filled',
  ga: 'debug-breakpoint-log',
}

export const statusIcon = (status: FamilyStatus): ThemeIcon => new ThemeIcon(names[status])
