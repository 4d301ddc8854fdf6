// Preloaded into a product: notes what it asks of the system, and lets nothing reach a network.
const childProcess = require('node:child_process')
const fs = require('node:fs')

const append = fs.appendFileSync
let isNoting = false

const note = (kind, subject) => {
  // What noting itself asks of the system, and what one function does by another.
  if (isNoting) return
  isNoting = true
  append(process.env.PLUMEGO_NOTES, `${JSON.stringify({ kind, subject: String(subject) })}\n`)
  isNoting = false
}

const wrap = (holder, names, before) => {
  for (const name of names) {
    const real = holder[name]
    if (typeof real !== 'function') continue
    holder[name] = function (...given) {
      before(name, given)
      return real.apply(this, given)
    }
  }
}

const refuse = (name, given) => {
  note('network', `${name} ${typeof given[0] === 'object' ? JSON.stringify(given[0]) : given[0]}`)
  throw new Error('no network here')
}
wrap(require('node:net').Socket.prototype, ['connect'], refuse)
wrap(require('node:net'), ['connect', 'createConnection'], refuse)
wrap(require('node:dns'), ['lookup', 'resolve', 'resolve4', 'resolve6'], refuse)
wrap(require('node:dns').promises, ['lookup', 'resolve'], refuse)
wrap(require('node:dgram'), ['createSocket'], refuse)
wrap(globalThis, ['fetch'], refuse)

wrap(
  childProcess,
  ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  (_, [program, words]) => note('start', JSON.stringify([program, ...(Array.isArray(words) ? words : [])])),
)

const isWriting = flags =>
  typeof flags === 'string' ? /[wa+]/.test(flags) : typeof flags === 'number' && (flags & 3) !== 0
const opened = (_, [file, flags]) => note(isWriting(flags) ? 'write' : 'read', file)
wrap(fs, ['openSync', 'open'], opened)
wrap(fs.promises, ['open'], opened)
const reading = ['readFileSync', 'readFile', 'readdirSync', 'readdir', 'opendirSync', 'opendir', 'createReadStream']
const writing = [
  ...[
    'writeFileSync',
    'writeFile',
    'appendFileSync',
    'appendFile',
    'mkdirSync',
    'mkdir',
    'rmSync',
    'rm',
    'unlinkSync',
    'unlink',
  ],
  ...[
    'rmdirSync',
    'rmdir',
    'truncateSync',
    'chmodSync',
    'chownSync',
    'symlinkSync',
    'linkSync',
    'utimesSync',
    'createWriteStream',
  ],
  ...['copyFileSync', 'copyFile', 'cpSync', 'mkdtempSync'],
]
for (const holder of [fs, fs.promises]) {
  wrap(holder, reading, (_, [file]) => typeof file === 'string' && note('read', file))
  wrap(holder, writing, (_, [file]) => note('write', file))
  wrap(holder, ['renameSync', 'rename'], (_, [from, to]) => [from, to].map(file => note('write', file)))
}
