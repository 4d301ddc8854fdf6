import { groupBy } from '../core/collections.ts'
import type { Finding } from '../core/findings/finding.ts'
import { moduleNamed } from '../core/golang/mod/go-mod.ts'
import { importPlaces } from '../core/graph/importers.ts'
import { publicPackage } from '../core/hover/import-hover.ts'
import { maturityOf } from '../core/maturity/maturity.ts'
import { claimLabel } from '../core/maturity/status.ts'
import { modulePath } from '../core/repo/module-path.ts'
import { baseName } from '../core/repo/paths.ts'
import { toldOnce } from '../core/rules/one-cause.ts'
import type { Localize } from '../core/text/localize.ts'
import type { ApplicationItem, FindingCount, UsedItem } from '../protocol/families.ts'
import type { Plumego } from './plumego.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** An import of Plumego in a file of an application. */
interface Use {
  readonly uri: string
  readonly line: number
  readonly label: string
  /** Relative to the Plumego. */
  readonly package: string
  readonly workspace: Workspace
  /** Path of the file, relative to the workspace. */
  readonly file: string
}

/** What the applications of a client import of one Plumego. */
export class UsedPackages {
  readonly applications: readonly ApplicationItem[]
  readonly #plumego: Plumego
  readonly #session: Session
  readonly #uses: readonly Use[]
  readonly #t: Localize

  constructor(plumego: Plumego, session: Session, t: Localize) {
    const workspaces = session.applicationsOf(plumego)
    this.#plumego = plumego
    this.#session = session
    this.#t = t
    this.applications = workspaces.map(workspace => ({
      uri: workspace.rootUri.toString(),
      name: applicationName(workspace),
    }))
    const isOne = workspaces.length === 1
    this.#uses = workspaces.flatMap(workspace => usesIn(workspace, plumego, isOne))
  }

  /** By path, each package once. @param root the id of the Plumego */
  items(root: string): UsedItem[] {
    const workspaces = new Set(this.#uses.map(({ workspace }) => workspace))
    const told = new Map([...workspaces].map(one => [one, toldOnce(this.#session.toldIn(one), this.#t)]))
    const severitiesAt = ({ workspace, file, line }: Use): Finding['severity'][] =>
      (told.get(workspace) ?? []).flatMap(one =>
        one.file === file && one.range.start.line === line - 1 ? one.severity : [],
      )
    const byPath = [...groupBy(this.#uses, use => use.package)].sort(([a], [b]) => (a < b ? -1 : 1))
    return byPath.map(([path, uses]) => {
      const maturity = maturityOf(this.#plumego.snapshot, path)
      const findings = countOf(uses.flatMap(severitiesAt))
      return {
        id: `${root}#used/${path}`,
        path,
        label: path === '' ? baseName(modulePath(this.#plumego.snapshot)) : path.replace(/^x\//, ''),
        status: maturity.status,
        statusLabel: claimLabel(maturity, this.#t),
        places: uses.map(({ uri, line, label }) => ({ uri, line, label })),
        ...(findings && { findings }),
      }
    })
  }

  /** The imports of a package and of those below it. */
  usesOf(path: string): readonly Use[] {
    return this.#uses.filter(use => use.package === path || (path !== '' && use.package.startsWith(`${path}/`)))
  }

  /** How many files import a package or one below it; undefined where none does. */
  filesOf(path: string): number | undefined {
    return new Set(this.usesOf(path).map(({ uri }) => uri)).size || undefined
  }
}

/** The last part of the path of an application's module, or of its directory. */
export function applicationName({ rootUri, snapshot }: Workspace): string {
  const module = snapshot.read('go.mod', moduleNamed)
  return decodeURIComponent(baseName(module ?? rootUri.path))
}

function usesIn(workspace: Workspace, { snapshot }: Plumego, isOnlyOne: boolean): Use[] {
  const module = modulePath(snapshot)
  const places = importPlaces(workspace.snapshot, module).filter(
    place => publicPackage(snapshot, place.package === '' ? module : `${module}/${place.package}`) !== undefined,
  )
  if (places.length === 0) return []
  const prefix = isOnlyOne ? '' : `${applicationName(workspace)}: `
  return places.map(({ file, line, package: path }) => ({
    uri: uriBelow(workspace.rootUri, file),
    line,
    label: prefix + file,
    package: path,
    workspace,
    file,
  }))
}

/** Hints are not counted; undefined where nothing is. */
export function countOf(severities: readonly Finding['severity'][]): FindingCount | undefined {
  const worst = (['error', 'warning', 'information'] as const).find(severity => severities.includes(severity))
  return worst && { count: severities.filter(severity => severity !== 'hint').length, worst }
}
