import { l10n } from 'vscode'
import type { MapWords } from '../../webview/messages.ts'

/** What the page of the map says. */
export const mapWords = (): MapWords => ({
  title: l10n.t('Boundary Map'),
  matrix: l10n.t('Boundaries: each row imports the columns'),
  corner: l10n.t('imports →'),
  filter: l10n.t('Filter modules'),
  noneLeft: l10n.t('No module fits the filter.'),
  expandAll: l10n.t('Expand All'),
  collapseAll: l10n.t('Collapse All'),
  export: l10n.t('Export…'),
  back: l10n.t('Back to the Matrix'),
  restart: l10n.t('Restart'),
  legend: l10n.t('What the shapes mean'),
  packages: l10n.t('{count} packages'),
  mayImport: l10n.t('May import'),
  mayNotImport: l10n.t('May not import'),
  importedBy: l10n.t('Imported by'),
  nothing: l10n.t('Nothing.'),
  rootPackage: l10n.t('the root package'),
  help: l10n.t('Arrow keys move, Enter opens the rule, Space on a header opens its packages.'),
  opensRule: l10n.t('Rule: {place}'),
  opensImport: l10n.t('Import: {place}'),
  file: l10n.t('1 file'),
  files: l10n.t('{count} files'),
  same: l10n.t('{from} and {to} belong together: there is no boundary between them.'),
  sentences: {
    used: l10n.t('{from} imports {to} in {files}.'),
    violation: l10n.t('{from} imports {to} in {files}, which is denied: CI fails.'),
    allowed: l10n.t('{from} may import {to}, and does not.'),
    'not-listed': l10n.t('{from} does not list {to} among its allowed imports; CI would let it pass.'),
    denied: l10n.t('{from} may not import {to}.'),
  },
  kinds: {
    used: l10n.t('used'),
    violation: l10n.t('used, and denied'),
    allowed: l10n.t('allowed'),
    'not-listed': l10n.t('not listed, CI passes'),
    denied: l10n.t('denied'),
  },
})
