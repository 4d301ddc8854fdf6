import { plumegoModule } from '../spec/repo.ts'
import type { Build } from './build-list.ts'
import { isCheckout } from './checkout.ts'
import { type Found, foundAt } from './found-module.ts'
import type { Host } from './host.ts'
import { replacementIn } from './places.ts'

/** Where a `replace` of Plumego or a `use` of go.work leads, if that is not plainly to a Plumego or to a module. */
export interface Lead {
  readonly directive: 'replace' | 'use'
  /** A fork is a Plumego under a name of its own; `unread-fork` one that is not in the module cache. */
  readonly kind: Exclude<Found, 'plumego'> | 'unread-fork'
  /** The go.mod or go.work, relative to the module's directory, with `/`. */
  readonly file: string
  /** The path as it stands there, quotes left out. */
  readonly target: string
  /** The path of the module that is found, or named. */
  readonly module: string | undefined
}

/**
 * Those of a module, in the order of its go.mod and go.work.
 * @param version that is built with; undefined where nobody requires any
 * @param isRead whether what replaces Plumego is read from somewhere
 */
export function leadsOf(host: Host, build: Build, version: string | undefined, isRead: boolean): Lead[] {
  const { modules, work } = build
  const [own] = modules
  const workFile = work && fileAbove(host, own.root, work.directory)
  const leads: Lead[] = []
  const replacement = replacementIn(build, version)
  const file = replacement && (replacement.source === 'go.work' ? workFile : 'go.mod')
  if (replacement && file !== undefined && (replacement.source === 'go.work' || replacement.base === own.root)) {
    const { newPath, newVersion, base } = replacement
    const target = newPath.text
    const directive = 'replace'
    if (newVersion === undefined) {
      const { kind, module } = foundAt(host, host.resolve(base, target))
      // A vendor directory is built from, whatever the go.mod beside it names.
      if (kind !== 'plumego' && (kind === 'fork' || !isRead)) leads.push({ directive, kind, file, target, module })
    } else if (target !== plumegoModule) {
      leads.push({ directive, kind: isRead ? 'fork' : 'unread-fork', file, target, module: target })
    }
  }
  if (!work || workFile === undefined) return leads
  for (const { text: target } of work.file.uses) {
    const directory = host.resolve(work.directory, target)
    if (directory === own.root) continue
    const { kind, module } = foundAt(host, directory)
    // Any module may be used, but for one that is taken for Plumego and is none to the go command.
    if (kind === 'plumego' || kind === 'not-plumego' || (kind === 'fork' && !isCheckout(host, directory))) continue
    leads.push({ directive: 'use', kind, file: workFile, target, module })
  }
  return leads
}

/** The way from a directory to another, as go.mod writes it; undefined where nothing holds both. */
export function wayTo(host: Host, directory: string, target: string): string | undefined {
  const names: string[] = []
  for (let current = target; host.parent(current) !== current; current = host.parent(current)) {
    const up = fileAbove(host, directory, current, '')
    if (up !== undefined) return [up === '' ? '.' : up.slice(0, -1), ...names].join('/')
    names.unshift(current.slice(host.parent(current).length).replace(/^[/\\]/, ''))
  }
  return undefined
}

/** The way from a directory up to a file in one above it, or in itself; undefined where it lies elsewhere. */
export function fileAbove(host: Host, directory: string, above: string, name = 'go.work'): string | undefined {
  let way = ''
  for (let current = directory; current !== above; current = host.parent(current)) {
    if (host.parent(current) === current) return undefined
    way += '../'
  }
  return way + name
}
