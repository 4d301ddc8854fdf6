import { manifestPlace } from '../core/hover/import-status.ts'
import { maturityOf } from '../core/maturity/maturity.ts'
import { ancestors, isPackage } from '../core/maturity/packages.ts'
import { markedStatus } from '../core/maturity/status.ts'
import { isStableRoot } from '../core/modules/covered-manifests.ts'
import { parentPath } from '../core/repo/paths.ts'
import type { Localize } from '../core/text/localize.ts'
import type { FileStatus } from '../protocol/file-status.ts'
import type { Session } from './session.ts'
import { applicationName } from './used-packages.ts'

/**
 * What module a file belongs to, and to which Plumego.
 * @param uri of the file, as far as the client keeps to it
 * @returns null for a file that has nothing to do with Plumego
 */
export function fileStatus(uri: unknown, session: Session, t: Localize): FileStatus | null {
  const place = typeof uri === 'string' ? session.placeOf(uri) : undefined
  const plumego = typeof uri === 'string' ? session.plumegoOf(uri) : undefined
  if (!place || !plumego) return null
  const { workspace, path } = place
  if (!workspace.kind.isCheckout) {
    const { lowestMaturity } = workspace.settings.application
    return { label: applicationName(workspace), origin: plumego.origin, lowestMaturity }
  }
  const { snapshot } = workspace
  const origin = t('Plumego, this checkout')
  const directory = parentPath(path)
  const module = [directory, ...ancestors(directory)].find(one => isModule(one) && isPackage(snapshot, one))
  if (module === undefined) return { label: directory === '' ? t('the root package') : directory, origin }
  const maturity = maturityOf(snapshot, module)
  const at = manifestPlace(snapshot, module, maturity)
  return {
    label: `${module} ${markedStatus(maturity, t)}`,
    origin,
    ...(at && { place: { uri: workspace.link(at.file), line: at.range.start.line + 1 } }),
  }
}

const isModule = (directory: string): boolean =>
  directory.startsWith('x/') || isStableRoot(directory.split('/', 1)[0] ?? '')
