/**
 * Compares our verdicts with those of Plumego's own programs, on random changes of a workspace, or on what people really
 * wrote: every commit of a clone of Plumego that touched its specs, by the programs of that commit (built with Go).
 *
 *   npm run parity:live -- --programs DIR [--workspace DIR] [--generator person|adversary|extension] [--runs N] [--seed N] [--record FILE]
 *   npm run parity:live -- --history CLONE
 *
 * DIR of --programs holds the programs, built. The workspace is copied, the sample's by default. Prints the seed and,
 * for each difference, the edits that led to it. --record keeps, for each kind of finding, the smallest change that led to
 * it and what the programs answered: test/parity/recorded.test.ts holds us to that where there are no programs.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { adversaryEdits } from './adversary.ts'
import { compare, tellDifference } from './compare.ts'
import { compareHistory } from './history.ts'
import { apply, type Edit, edits, extensionEdits, type Texts } from './mutations.ts'
import { Recorder } from './recorder.ts'

const { values } = parseArgs({
  options: {
    programs: { type: 'string' },
    workspace: { type: 'string', default: path.join(import.meta.dirname, '..', '..', 'fixtures', 'sample') },
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    record: { type: 'string' },
    generator: { type: 'string', default: 'person' },
    history: { type: 'string' },
  },
})

/** A written file as the lines that are not in the pristine one, with their numbers from 1. */
function shortEdit(edit: Edit, texts: Texts): string {
  if (edit.op === 'symlink') return `symlink ${JSON.stringify(edit.path)} -> ${JSON.stringify(edit.target)}`
  if (edit.op !== 'write') return `${edit.op} ${JSON.stringify(edit.path)}`
  const before = new Set(texts.get(edit.path)?.split('\n'))
  const lines = edit.text
    .split('\n')
    .flatMap((line, i) => (before.has(line) ? [] : [`${i + 1}: ${JSON.stringify(line)}`]))
  return `write ${JSON.stringify(edit.path)}, ${edit.text.split('\n').length} lines for ${before.size}; new ${lines.slice(0, 12).join(' ')}`
}

const git = (root: string, ...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=parity', '-c', 'user.email=parity@example.invalid', ...args], {
    cwd: root,
    stdio: 'ignore',
  })
}

/** A copy of the workspace in a repository of its own, with one commit, so that it can be put back after each run. */
function layCopy(source: string): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-parity-')))
  fs.cpSync(source, root, { recursive: true })
  git(root, 'init', '-q')
  git(root, 'add', '-A', '-f')
  git(root, 'commit', '-qm', 'pristine')
  return root
}

/** Git cleans neither its own data nor what looks like another's, so what the edits made goes first. */
function restore(root: string, all: readonly Edit[], texts: Texts, gitData: readonly string[]): void {
  const known = new Set([...texts.keys(), ...gitData].flatMap(prefixes))
  for (const edit of all) {
    const made = prefixes(edit.path).find(prefix => !known.has(prefix))
    // Below a link nothing was made here: what it leads to stays, and the link itself goes with the reset.
    const above = prefixes(made ?? '').slice(0, -1)
    if (made === undefined || above.some(directory => isLink(path.join(root, directory)))) continue
    // Node's own removal stumbles over some names.
    execFileSync('rm', ['-rf', '--', path.join(root, made)])
  }
  git(root, 'reset', '-q', '--hard')
  git(root, 'clean', '-qffdx')
}

const isLink = (file: string): boolean => fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true

/** A path, and every directory above it, from the outermost on. */
function prefixes(file: string): string[] {
  const names = file.split('/')
  return names.map((_, i) => names.slice(0, i + 1).join('/'))
}

function textsOf(root: string): Texts {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  return new Map(files.map(file => [file, fs.readFileSync(path.join(root, file), 'utf8')]))
}

const generators = new Map([
  ['person', edits],
  ['adversary', adversaryEdits],
  ['extension', extensionEdits],
])

async function main(programs: string): Promise<number> {
  const seed = Number(values.seed)
  const root = layCopy(values.workspace)
  const texts = textsOf(root)
  const gitData = fs
    .readdirSync(path.join(root, '.git'), { recursive: true, encoding: 'utf8' })
    .map(name => `.git/${name}`)
  console.log(`seed ${seed}, ${values.runs} mutations of ${texts.size} files`)
  let differing = 0
  const recorder = new Recorder(texts)
  const generate = generators.get(values.generator)
  if (!generate) throw new Error(`--generator ${values.generator}: expected ${[...generators.keys()].join(' or ')}`)
  const samples = fc.sample(generate(texts), { seed, numRuns: Number(values.runs) })
  for (const [i, all] of samples.entries()) {
    apply(root, all)
    const { differences, verdicts } = await compare(programs, root)
    for (const difference of differences) {
      tellDifference(`#${i}`, difference)
      for (const edit of all) console.log('  edit:', shortEdit(edit, texts))
    }
    if (differences.length > 0) differing++
    recorder.add(all, verdicts)
    restore(root, all, texts, gitData)
  }
  fs.rmSync(root, { recursive: true, force: true })
  if (values.record !== undefined) fs.writeFileSync(values.record, recorder.text())
  console.log(`\n${samples.length - differing} of ${samples.length} agree (seed ${seed})`)
  return differing === 0 ? 0 : 1
}

if (values.history !== undefined) {
  process.exitCode = await compareHistory(path.resolve(values.history))
} else if (values.programs !== undefined) {
  process.exitCode = await main(path.resolve(values.programs))
} else {
  console.error('parity:live needs --programs DIR, the folder that holds the programs, built, or --history CLONE.')
  process.exitCode = 2
}
