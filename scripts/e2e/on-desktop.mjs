import { join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { desktopArguments } from '../host/desktop.mjs'
import { quietSettings, writeSettings } from '../host/settings.mjs'
import { UserError } from '../lib/console.mjs'
import { run } from '../lib/process.mjs'

const installVsix = async (command, dataDir, vsix) => {
  const args = ['--install-extension', vsix, '--force', ...desktopArguments(dataDir).slice(1)]
  const { code, output } = await run(command, args, { quiet: true, timeoutMs: 120_000 })
  if (code !== 0) throw new UserError(`VS Code did not install ${vsix}:\n${output.trim()}`)
}

/**
 * Runs the suite in the desktop VS Code of this machine.
 * @param {import('../e2e.mjs').Plan} plan @param {{command: string, program: string}} desktop
 * @returns {Promise<string>} why it ended
 */
export const runOnDesktop = async (plan, { command, program }) => {
  const { dataDir, development, suite, workspace, vsix, env } = plan
  writeSettings(join(dataDir, 'user'), quietSettings)
  if (vsix) await installVsix(command, dataDir, vsix)
  try {
    const code = await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: development,
      extensionTestsPath: suite,
      extensionTestsEnv: env,
      launchArgs: [...desktopArguments(dataDir), workspace],
    })
    return `exit code ${code}`
  } catch (error) {
    return error.message
  }
}
