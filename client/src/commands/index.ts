import { commands, Disposable, type LogOutputChannel, l10n } from 'vscode'
import { type FamilyElement, isUnlisted } from '../families/element.ts'
import type { Row } from '../families/model.ts'
import type { FamilyTree } from '../families/tree.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'
import { showAcknowledgements } from './acknowledgements.ts'
import { filterFamilies, groupFamilies, showAllFamilies } from './arrange.ts'
import { chooseBase, showOnlyThisBranch } from './branch.ts'
import { download } from './download.ts'
import { FamilyActions } from './family.ts'
import { openManifestOfImport } from './manifest-of-import.ts'
import { askMayImport } from './may-import.ts'
import { newModule } from './new-module.ts'
import { openTarget, stepOf } from './open.ts'
import { showPatterns } from './patterns.ts'
import { pickFamily } from './pick-family.ts'

type Action = (element: FamilyElement) => unknown

/** Registers what `contributes.commands` of package.json names. */
export function registerCommands(
  session: ServerSession,
  tree: FamilyTree,
  notice: StoppedNotice,
  log: LogOutputChannel,
): Disposable {
  return Disposable.from(
    commands.registerCommand('plumego.refresh', () => quietly(session.refresh())),
    commands.registerCommand('plumego.restartServer', () => quietly(session.restart())),
    commands.registerCommand('plumego.showLog', () => log.show()),
    commands.registerCommand('plumego.openManifestOfImport', () => openManifestOfImport(session, notice)),
    commands.registerCommand('plumego.showAcknowledgements', () => showAcknowledgements(session, notice)),
    commands.registerCommand('plumego.showPatterns', () => showPatterns(session, notice)),
    commands.registerCommand('plumego.showOnlyThisBranch', () => showOnlyThisBranch(true)),
    commands.registerCommand('plumego.showAllFindings', () => showOnlyThisBranch(false)),
    commands.registerCommand('plumego.chooseBase', () => chooseBase()),
    commands.registerCommand('plumego.newModule', (element?: FamilyElement) =>
      newModule(session, notice, element?.row),
    ),
    commands.registerCommand('plumego.downloadModules', (element?: FamilyElement) => download(element?.row)),
    commands.registerCommand('plumego.groupFamilies', () => groupFamilies(tree)),
    commands.registerCommand('plumego.filterFamilies', () => filterFamilies(tree)),
    commands.registerCommand('plumego.showAllFamilies', () => showAllFamilies(tree)),
    commands.registerCommand('plumego.openPlace', ({ row: { target } }: FamilyElement) => target && openTarget(target)),
    commands.registerCommand('plumego.revealFamily', ({ row: { reveals } }: FamilyElement) =>
      reveals === undefined ? undefined : tree.reveal(reveals, true),
    ),
    ...familyCommands(session, tree, notice),
  )
}

/** Those that are about a package: of the row that they are called on, else of one that a person chooses. */
function familyCommands(session: ServerSession, tree: FamilyTree, notice: StoppedNotice): Disposable[] {
  const actions = new FamilyActions(session, tree)
  const register = (name: string, fits: (element: FamilyElement) => boolean, action: Action): Disposable =>
    commands.registerCommand(`plumego.${name}`, async (element?: FamilyElement) => {
      if (!(await notice.untilRunning())) return
      const chosen = element ?? (await pickFamily(tree, fits))
      if (chosen) await action(chosen)
    })
  const any = (): boolean => true
  const isInCheckout = ({ row: { isUsedOnly } }: FamilyElement): boolean => !isUsedOnly
  const none = {
    importers: (name: string) => l10n.t('Nothing imports {package}, tests left out.', { package: name }),
    findings: (name: string) => l10n.t('Nothing is found in {package}.', { package: name }),
    allowed: (name: string) => l10n.t('No rule names what {package} may import.', { package: name }),
  }
  return [
    register(
      'openManifest',
      ({ row: { target } }) => target !== undefined,
      ({ row: { target } }) => target && openTarget(target),
    ),
    register(
      'openPrimer',
      ({ row }) => stepOf(row, 'primer') !== undefined,
      ({ row }) => openStep(row, 'primer'),
    ),
    register(
      'openEvidence',
      ({ row }) => stepOf(row, 'evidence') !== undefined,
      ({ row }) => openStep(row, 'evidence'),
    ),
    register('openRule', isInCheckout, element => actions.openRule(element)),
    register('showImporters', isInCheckout, element => actions.show(element, 'used-by', none.importers)),
    register('showAllowedImports', isInCheckout, element => actions.show(element, 'may-import', none.allowed)),
    register(
      'showFindings',
      ({ row: { findings } }) => findings !== undefined,
      element => actions.show(element, 'findings', none.findings),
    ),
    register('mayImport', isInCheckout, element => askMayImport(session, tree, element)),
    register('copyImportPath', any, element => actions.copyImportPath(element)),
    register('addImport', any, element => actions.addImport(element)),
    register('revealInExplorer', isInCheckout, element => actions.revealInExplorer(element)),
    register(
      'runTests',
      ({ row: { isUsedOnly, manifest } }) => !isUsedOnly && manifest !== undefined,
      element => actions.runTests(element),
    ),
    register(
      'evaluateFamily',
      ({ row: { steps } }) => steps.length > 0,
      element => actions.showAdoptionGuide(element),
    ),
    register('addToCategory', isUnlisted, element => actions.addToCategory(element)),
  ]
}

function openStep(row: Row, kind: 'primer' | 'evidence'): unknown {
  const step = stepOf(row, kind)
  return step && openTarget(step)
}

/** A server that does not come up is told by the notice and the view, and not once more by the editor. */
const quietly = (step: Promise<void>): Promise<void> => step.catch(() => undefined)
