import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'

const sample = inRoot('test/fixtures/sample')

const forbidden = name => `package ${name}\n\nimport _ "github.com/spcent/plumego/x/messaging"\n`

const write = (root, files) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

/** A directory so deep that paths in it are longer than Windows' 260 characters. */
const deep = Array.from({ length: 6 }, (_, i) => `${'d'.repeat(50)}${i}`).join('/')

/** Workspaces with what only another system can lay for Windows, each a change of the sample. */
const WORKSPACES = {
  plain: () => {},
  'CR LF': root => {
    const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    for (const { parentPath, name } of names) {
      const file = join(parentPath, name)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\r?\n/g, '\r\n'))
    }
  },
  names: root =>
    write(root, {
      'router/con.go': forbidden('router'),
      'router/aux/nul.go': forbidden('aux'),
      'x/aux/module.yaml': 'name: x/aux\npath: x/aux\n',
      'router/prn.txt/com1.go': forbidden('prn'),
      'router/trailing./a.go': forbidden('trailing'),
      'router/Case.go': forbidden('router'),
      'router/case.go': forbidden('router'),
      'router/UPPER/a.go': forbidden('upper'),
      [`router/${deep}/long.go`]: forbidden('long'),
    }),
  junctions: root => {
    symlinkSync('..', join(root, 'x/rest/loop'))
    symlinkSync('nowhere', join(root, 'x/rest/gone'))
    symlinkSync('../router', join(root, 'x/within'))
    write(dirname(root), { 'away/away.go': forbidden('away'), 'away/module.yaml': 'name: secret of somebody else\n' })
    symlinkSync('../../away', join(root, 'x/away'))
  },
}

/** What the command says of a workspace on this system, which is what it has to say on Windows. */
const saidHere = async root => {
  const { output } = await run(process.execPath, [inRoot('server/bin/plumego-check.cjs'), '--format', 'json', root], {
    env: { ...process.env, LC_ALL: 'C', PATH: '/nonexistent' },
    quiet: true,
  })
  return JSON.parse(output).workspaces[0].diagnostics
}

const lay = async (root, change) => {
  cpSync(sample, root, { recursive: true })
  // Where the repository ends, on either system.
  mkdirSync(join(root, '.git'))
  change(root)
  return saidHere(root)
}

/** Lays everything below `C:\plumego` and on the share `\\server\share`, with what Linux says of it. */
export const layWorkspaces = async ({ drive, shares, exe }) => {
  const folder = join(drive, 'plumego')
  rmSync(folder, { recursive: true, force: true })
  const expected = {}
  for (const [name, change] of Object.entries(WORKSPACES)) {
    expected[`C:\\plumego\\${name}\\sample`] = await lay(join(folder, name, 'sample'), change)
  }
  const share = join(folder, 'shared')
  expected['\\\\server\\share\\sample'] = await lay(join(share, 'sample'), () => {})
  mkdirSync(join(shares, 'server'), { recursive: true })
  rmSync(join(shares, 'server', 'share'), { force: true })
  symlinkSync(share, join(shares, 'server', 'share'))
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected))
  await lay(join(folder, 'git', 'sample'), () => {})
  // A git that would leave a mark: Node under that name, with what it runs first.
  for (const place of ['git.exe', 'tools/git.exe']) {
    const file = join(folder, 'git', 'sample', place)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) linkSync(exe, file)
  }
}
