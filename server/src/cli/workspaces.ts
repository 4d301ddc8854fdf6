import fs from 'node:fs'
import path from 'node:path'
import type { LocatedApplication } from '../core/locate/module.ts'
import type { Localize } from '../core/text/localize.ts'
import type { ApplicationPart } from '../node/check-application.ts'
import { nameHost } from '../node/foreign-hosts.ts'
import { findCheckout } from '../node/locate.ts'
import { UsageError } from './arguments.ts'
import { pathBelow } from './places.ts'

/** A workspace to check, and the directories of it that were asked for. */
export interface NamedWorkspace {
  /** Absolute path. */
  readonly root: string
  /** Relative to the root, with `/`; the empty string for all of it. */
  readonly parts: readonly string[]
  /** The way to the root from where the command stands, for one that lies below the folder that was named; else empty. */
  readonly below: string
  /** Undefined for a checkout of Plumego. */
  readonly application: LocatedApplication | undefined
}

/**
 * The workspaces that directories lie in, in the order in which they are named: a checkout, or the applications that
 * hold the directory or lie in it.
 * @param base absolute path that the names are relative to; undefined where the current directory is gone
 * @throws UsageError for a name that is no directory or has nothing to look at
 */
export async function workspacesOf(
  named: readonly string[],
  base: string | undefined,
  t: Localize,
): Promise<NamedWorkspace[]> {
  const workspaces = new Map<string, NamedWorkspace>()
  const add = (root: string, part: string, below: string, application?: LocatedApplication): void => {
    const parts = [...(workspaces.get(root)?.parts ?? []), part]
    workspaces.set(root, { root, parts, below, application })
  }
  for (const name of named) {
    const absolute = absolutePath(base, name, t)
    nameHost(absolute)
    assertReadable(absolute, name, t)
    const root = findCheckout(absolute)
    if (root === undefined) {
      for (const { application, part } of await applicationsAt(absolute, t)) {
        const isBelow = (pathBelow(absolute, application.root) ?? '') !== ''
        const below = isBelow ? ((base && pathBelow(base, application.root)) ?? application.root) : ''
        add(application.root, part, below, application)
      }
      continue
    }
    if (root !== absolute) assertReadable(root, root, t)
    add(root, path.relative(root, absolute).split(path.sep).join('/'), '')
  }
  return [...workspaces.values()]
}

/** @throws UsageError for a relative name where there is nothing that it is relative to */
export function absolutePath(base: string | undefined, name: string, t: Localize): string {
  if (path.isAbsolute(name)) return path.resolve(name)
  if (base !== undefined) return path.resolve(base, name)
  throw new UsageError(
    t('The current directory is gone, so {path} cannot be looked for: name folders by absolute paths.', { path: name }),
  )
}

/** @throws UsageError for what is no directory, and for one that may be entered but not listed */
function assertReadable(directory: string, name: string, t: Localize): void {
  try {
    fs.accessSync(directory, fs.constants.R_OK)
    if (fs.statSync(directory).isDirectory()) return
  } catch {}
  throw new UsageError(
    t('{path} is no directory that can be read: name a folder of a Plumego checkout or of an application.', {
      path: name,
    }),
  )
}

/** What applications need is loaded only for one: the check of a checkout starts quicker without it. */
async function applicationsAt(directory: string, t: Localize): Promise<ApplicationPart[]> {
  const found = (await import('../node/check-application.ts')).applicationsAt(directory)
  if (found.length > 0) return found
  throw new UsageError(
    t(
      'No Plumego workspace at {path}: expected a go.mod with "module github.com/spcent/plumego", or one that requires it, there, in a folder above or in one below. Name the folder of a checkout or of an application.',
      { path: directory },
    ),
  )
}
