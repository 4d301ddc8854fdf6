import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Windows opens `\\host\share` by asking that host, with the person's credentials. A file of a workspace may name any
 * host, so only those count that the person named: by the folders that are opened, or by a variable of the environment.
 */
let named: Set<string> | undefined

/** Takes the host of a path that a person named. */
export function nameHost(file: string): void {
  const host = hostOf(file)
  if (host !== undefined) namedHosts().add(host)
}

/**
 * The host that Windows asks for a path, in lower case; undefined for a path of this machine. A path of Windows' own
 * spaces, such as `\\?\UNC\host` and `\\.\pipe`, counts as one of a host: no file of a workspace has a reason to name one.
 */
export const hostOf = (file: string): string | undefined =>
  /^(?:[\\/]{2}|[\\/]\?\?[\\/])([^\\/]*)/.exec(file)?.[1]?.toLowerCase()

/** Whether looking at a path would ask a host that nobody named. Elsewhere than on Windows two slashes are as good as one. */
export const isOnForeignHost = (file: string): boolean =>
  namesForeignHost(file) || (process.platform === 'win32' && leadsToForeignHost(file))

/** The same of a path alone, whatever is a link: of a link itself nobody but this machine is asked. */
export const namesForeignHost = (file: string): boolean => process.platform === 'win32' && isOfUnnamedHost(file)

function isOfUnnamedHost(file: string): boolean {
  const host = hostOf(file)
  return host !== undefined && !namedHosts().has(host)
}

/** A person's own things may lie on a share. */
function namedHosts(): Set<string> {
  if (named) return named
  const { GOMODCACHE, GOPATH = '', APPDATA = '' } = process.env
  const places = [os.homedir(), os.tmpdir(), GOMODCACHE ?? '', ...GOPATH.split(path.delimiter), APPDATA]
  named = new Set(places.flatMap(place => hostOf(place) ?? []))
  return named
}

/** A link says where it leads without that place being asked. */
function leadsToForeignHost(file: string): boolean {
  let at = file
  for (let links = 0; links < 40; links++) {
    const target = linkAt(at)
    if (target === undefined) return false
    at = path.win32.resolve(path.win32.dirname(at), target)
    if (isOfUnnamedHost(at)) return true
  }
  return true
}

function linkAt(file: string): string | undefined {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? fs.readlinkSync(file) : undefined
  } catch {
    return undefined
  }
}
