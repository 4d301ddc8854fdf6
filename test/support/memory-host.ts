import path from 'node:path'
import type { Host } from '../../server/src/core/locate/host.ts'

/** A machine in memory: files by absolute path, with `/`, and variables of the environment. */
export function memoryHost(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Host {
  return {
    readText: file => files[file],
    isDirectory: directory => Object.keys(files).some(file => file.startsWith(`${directory}/`)),
    names: directory => [
      ...new Set(
        Object.keys(files)
          .filter(file => file.startsWith(`${directory}/`))
          .map(file => file.slice(directory.length + 1).split('/', 1)[0] ?? ''),
      ),
    ],
    resolve: path.posix.resolve,
    parent: path.posix.dirname,
    variable: name => variables[name],
    home: '/home/me',
    settings: '/home/me/.config',
    listSeparator: ':',
  }
}
