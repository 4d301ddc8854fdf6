// Runs a command as a member of this process's own group and ends the whole group when the one who asked is gone.
// The other end of standard input is the lifeline: the system closes it however that process dies, kill -9 included.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { killGroup } from './group.mjs'

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
process.stdin.on('end', () => killGroup(process.pid)).on('error', () => killGroup(process.pid))
process.stdin.resume()

child.on('error', error => {
  process.stderr.write(`Cannot run ${command}: ${error.message}\n`)
  process.exit(127)
})
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
