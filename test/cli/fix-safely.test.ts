import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { bin, check, checkWithoutPrivileges, reachableFolder, sample } from '../support/check-command.ts'

const manifest = 'x/messaging/pubsub/module.yaml'
const second = 'x/rest/module.yaml'

describe('plumego-check --fix, whatever stands in its way', () => {
  let scratch: string
  let root: string

  const at = (...names: string[]): string => path.join(root, ...names)
  const bytes = (file: string): string => fs.readFileSync(file, 'latin1')
  const breakSecond = (): void =>
    fs.writeFileSync(at(second), bytes(at(second)).replace('layer: extension', 'layer: stable'))
  /** What lies in the workspace under a name that only a write could have made. */
  const remains = (): string[] =>
    fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.tmp'))

  beforeEach(() => {
    scratch = reachableFolder('plumego-fix-safely-')
    root = path.join(scratch, 'repository', 'sample')
    fs.cpSync(sample, root, { recursive: true })
    fs.mkdirSync(path.join(scratch, 'repository', '.git'))
  })

  afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }))

  const elsewhere = (): string => path.join(scratch, 'elsewhere', 'profile')
  const behind: readonly [string, (target: string, file: string) => void][] = [
    ['a link out of the repository', (target, file) => fs.symlinkSync(target, file)],
    ['a relative link out of it', (target, file) => fs.symlinkSync(path.relative(path.dirname(file), target), file)],
    [
      'a link to a link out of it',
      (target, file) => {
        fs.symlinkSync(target, at('inner'))
        fs.symlinkSync(at('inner'), file)
      },
    ],
    ['another name of the same file', (target, file) => fs.linkSync(target, file)],
    [
      'a directory that is a link out of it',
      (target, file) => {
        fs.renameSync(target, path.join(path.dirname(target), 'module.yaml'))
        fs.rmSync(path.dirname(file), { recursive: true })
        fs.symlinkSync(path.dirname(target), path.dirname(file))
        fs.symlinkSync('module.yaml', target)
      },
    ],
  ]
  for (const [name, lay] of behind) {
    it(`nothing is written outside where a manifest is ${name}`, () => {
      const text = bytes(at(manifest))
      fs.mkdirSync(path.dirname(elsewhere()))
      fs.writeFileSync(elsewhere(), text)
      fs.rmSync(at(manifest))
      lay(elsewhere(), at(manifest))
      check(['--fix', root])
      assert.equal(bytes(elsewhere()), text)
      assert.deepEqual(remains(), [])
    })
  }

  it('nothing that a directory is named runs, or is written to', () => {
    const odd = ['$(touch pwned)', '`touch pwned`', '; touch pwned', '"\n  touch pwned']
    const target = path.join(scratch, 'rc')
    fs.writeFileSync(target, '# mine\n')
    for (const name of odd) {
      fs.mkdirSync(at('x', name))
      fs.symlinkSync(target, at('x', name, 'module.yaml'))
      fs.cpSync(at('x', 'messaging', 'pubsub'), at('x', 'data', name), { recursive: true })
    }
    check(['--fix', root], root)
    assert.equal(bytes(target), '# mine\n')
    assert.deepEqual(
      fs
        .readdirSync(scratch, { recursive: true, encoding: 'utf8' })
        .filter(name => /pwned$/.test(path.basename(name)) && !name.includes('touch')),
      [],
    )
  })

  for (const mode of [0o600, 0o640, 0o755, 0o666]) {
    it(`keeps the mode ${mode.toString(8)}`, () => {
      fs.chmodSync(at(manifest), mode)
      const before = bytes(at(manifest))
      assert.match(check(['--fix', root]).errors, /plumego-check: x\/messaging\/pubsub\/module\.yaml:5: Replace by /)
      assert.notEqual(bytes(at(manifest)), before)
      assert.equal(fs.statSync(at(manifest)).mode & 0o7777, mode)
      assert.deepEqual(remains(), [])
    })
  }

  it('a file that may not be written does not stop the others, and each is told', () => {
    breakSecond()
    const before = bytes(at(manifest))
    execFileSync('chmod', ['-R', 'a+rwX', root])
    fs.chmodSync(at(manifest), 0o444)
    const { status, errors, output } = checkWithoutPrivileges(['--fix', '--format', 'json', root], scratch)
    assert.match(errors, /x\/rest\/module\.yaml:3: Replace by extension .*\n.*fixes: 1, files: 1/)
    assert.match(errors, /x\/messaging\/pubsub\/module\.yaml is left as it was, for it cannot be written: EACCES/)
    assert.equal(status, 2)
    assert.equal(bytes(at(manifest)), before)
    assert.match(bytes(at(second)), /layer: extension/)
    // What is told is what the disk holds now.
    const codes = JSON.parse(output).workspaces[0].diagnostics.map(
      ({ file, code }: Record<string, string>) => `${file} ${code}`,
    )

    assert.ok(codes.includes(`${manifest} name-mismatch`))
    assert.ok(!codes.some((one: string) => one.startsWith(`${second} invalid`)))
  })

  it('a directory in which nothing may be made leaves the file whole', () => {
    const before = bytes(at(manifest))
    execFileSync('chmod', ['-R', 'a+rX,a-w', root])
    fs.chmodSync(at(manifest), 0o666)
    const { status, errors } = checkWithoutPrivileges(['--fix', root], scratch)
    assert.match(errors, /is left as it was, for it cannot be written: EACCES/)
    assert.equal(status, 2)
    assert.equal(bytes(at(manifest)), before)
    execFileSync('chmod', ['-R', 'u+w', root])
  })

  for (const nth of [1, 7, 20]) {
    it(`a command that is killed while it writes its ${nth}th file leaves each as it was or as it shall be`, async () => {
      const text = bytes(at(manifest))
      const files = Array.from({ length: nth + 100 }, (_, i) => at('x', 'data', `m${i}`, 'module.yaml'))
      for (const file of files) {
        fs.mkdirSync(path.dirname(file))
        fs.writeFileSync(file, `${text}# ${'a'.repeat(100_000)}\n`)
      }
      const command = spawn(process.execPath, [bin, '--fix', root], { stdio: 'ignore' })
      const watcher = fs.watch(path.dirname(files[nth] ?? ''), () => command.kill('SIGKILL'))
      await once(command, 'exit')
      watcher.close()
      assert.equal(command.signalCode, 'SIGKILL')
      const states = files.map(file => bytes(file))
      assert.ok(states.every(state => state.startsWith('#') && state.length > 100_000 && state.endsWith('a\n')))
      assert.ok(states.some(state => state.includes('risk: medum')))
    })
  }

  it('a file that is longer than the system lets it be stays whole', () => {
    fs.appendFileSync(at(manifest), `# ${'a'.repeat(5000)}\n`)
    const before = bytes(at(manifest))
    for (const blocks of [0, 1, 4]) {
      spawnSync('sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, bin, '--fix', root])
      assert.equal(bytes(at(manifest)), before)
    }
  })

  it('a disk that runs full leaves the file whole', function () {
    const disk = path.join(scratch, 'disk')
    fs.mkdirSync(disk)
    // Only who is root may lay a disk of its own.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'none', disk]).status !== 0) this.skip()
    try {
      const onDisk = path.join(disk, 'sample')
      fs.cpSync(root, onDisk, { recursive: true })
      fs.appendFileSync(path.join(onDisk, manifest), `# ${'a'.repeat(20_000)}\n`)
      const before = bytes(path.join(onDisk, manifest))
      for (const room of [0, 4096, 8192]) {
        const filling = path.join(disk, 'filling')
        spawnSync('dd', ['if=/dev/zero', `of=${filling}`, 'bs=4096'])
        fs.truncateSync(filling, fs.statSync(filling).size - room)
        const { status, errors } = check(['--fix', onDisk])
        assert.match(errors, /is left as it was, for it cannot be written: ENOSPC/)
        assert.equal(status, 2)
        assert.equal(bytes(path.join(onDisk, manifest)), before)
        assert.deepEqual(
          fs.readdirSync(path.dirname(path.join(onDisk, manifest))).filter(name => name.endsWith('.tmp')),
          [],
        )
        fs.rmSync(filling)
      }
      assert.notEqual(check(['--fix', onDisk]).status, 2)
    } finally {
      spawnSync('umount', [disk])
    }
  })
})
