import { findOrInstall } from './debian.mjs'
import { findOnPath } from './on-path.mjs'

/**
 * Neovim's executable; undefined where there is none and none can be installed, with a word of why.
 * PLUMEGO_NEOVIM names another.
 */
export const findNeovim = async () => {
  if (process.env.PLUMEGO_NEOVIM) return process.env.PLUMEGO_NEOVIM
  try {
    return await findOrInstall(() => findOnPath(['nvim']), "Installing Debian's Neovim (once, about 10 s)", ['neovim'])
  } catch (error) {
    process.stderr.write(`Neovim cannot be installed: ${error.message}\n`)
    return undefined
  }
}
