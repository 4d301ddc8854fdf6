import { ThemeColor, ThemeIcon } from 'vscode'
import type { FamilyStatus } from '../../../server/src/protocol/families.ts'
import type { DetailItem } from '../../../server/src/protocol/family-details.ts'

/** The shapes of the status marks ○ ◐ ● ◆ ?, as the editor's own icons, each in a colour of the theme. */
const icons: Readonly<Record<FamilyStatus, readonly [shape: string, colour: string]>> = {
  unknown: ['question', 'disabledForeground'],
  prototype: ['circle-large-outline', 'list.warningForeground'],
  experimental: ['circle-large-outline', 'list.warningForeground'],
  'beta-surface': ['color-mode', 'charts.green'],
  beta: ['circle-large-filled', 'charts.green'],
  ga: ['debug-breakpoint-log', 'charts.blue'],
}

export function statusIcon(status: FamilyStatus): ThemeIcon {
  const [shape, colour] = icons[status]
  return new ThemeIcon(shape, new ThemeColor(colour))
}

const severities: Readonly<Record<NonNullable<DetailItem['severity']>, readonly [shape: string, colour: string]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', 'problemsInfoIcon.foreground'],
}

export function severityIcon(severity: NonNullable<DetailItem['severity']>): ThemeIcon {
  const [shape, colour] = severities[severity]
  return new ThemeIcon(shape, new ThemeColor(colour))
}
