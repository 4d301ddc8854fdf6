import os from 'node:os'
import path from 'node:path'
import * as checkout from '../core/locate/checkout.ts'
import type { Host } from '../core/locate/host.ts'
import { lookerOnDisk } from './disk-looker.ts'
import type { FileSystem } from './file-system.ts'
import { isLink, namesIn, statOf, textOf } from './regular-files.ts'

/** The machine that Node runs on. */
export const nodeHost: Host = {
  readText,
  isDirectory: directory => statOf(directory)?.isDirectory() === true,
  names: namesIn,
  resolve: path.resolve,
  parent: path.dirname,
  variable: name => process.env[name],
  home: os.homedir(),
  settings: settingsDirectory(),
  listSeparator: process.platform === 'win32' ? ';' : ':',
}

/** That machine with other files. */
export const hostOf = (files: FileSystem): Host => ({
  ...nodeHost,
  readText: file => orUndefined(() => files.read(file).toString()),
  isDirectory: directory => orUndefined(() => files.kind(directory)) === 'directory',
  names: directory => orUndefined(() => files.list(directory).map(({ name }) => name)) ?? [],
})

function orUndefined<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

/** The nearest directory, at or above `directory`, that is a checkout of Plumego; undefined where none is. */
export const findCheckout = (directory: string): string | undefined =>
  checkout.findCheckout(nodeHost, path.resolve(directory))

/** A link that leads out of the repository in which it lies is not followed. */
function readText(file: string): string | undefined {
  if (isLink(file) && lookerOnDisk(path.dirname(file))(path.basename(file)).stat === 'outside') return undefined
  return textOf(file)
}

function settingsDirectory(): string | undefined {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA
    case 'darwin':
      return path.join(os.homedir(), 'Library', 'Application Support')
    default:
      return process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config')
  }
}
