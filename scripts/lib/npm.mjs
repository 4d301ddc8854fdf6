import { delimiter, dirname } from 'node:path'

/**
 * How to run npm: through the file that npm names when it runs a script, so that Windows needs no shell.
 * @param {string[]} args @returns {[string, string[]]}
 */
export const npmCommand = args => {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return [process.execPath, [cli, ...args]]
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm', ...args]] : ['npm', args]
}

/**
 * An environment for npm in another folder: what `npm run` says about the current project would mislead it. The Node
 * that runs this comes first on the PATH.
 */
export const npmEnvironment = () => {
  const entries = Object.entries(process.env).filter(([name]) => {
    const lower = name.toLowerCase()
    return !/^npm_(package_|lifecycle_|config_(local_prefix|prefix|workspaces?|include_workspace_root)$)/.test(lower)
  })
  const env = Object.fromEntries(entries)
  env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`
  return env
}
