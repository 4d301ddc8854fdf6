import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const isExecutable = file => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** @param {string[]} names in order of preference @returns {string | undefined} the first executable on the PATH */
export const findOnPath = names => {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const found = endings.map(ending => join(folder, name + ending)).find(isExecutable)
      if (found) return found
    }
  }
  return undefined
}
