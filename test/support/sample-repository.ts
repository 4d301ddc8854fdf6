import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, sample } from './check-command.ts'

/** Runs git in a directory. */
export const gitIn = (directory: string, ...words: string[]): string =>
  execFileSync('git', ['-C', directory, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()

/** A git repository with the sample in it, all of it committed. */
export class SampleRepository {
  /** Absolute path of the top level. */
  readonly top: string
  /** Absolute path of the checkout: below the top level, and its name needs quoting. */
  readonly checkout: string

  constructor() {
    this.top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-changed-')))
    this.checkout = path.join(this.top, 'é "1"')
    fs.cpSync(sample, this.checkout, { recursive: true })
    gitIn(this.top, 'init', '--quiet', '--initial-branch=main')
    this.commit()
  }

  git(...words: string[]): string {
    return gitIn(this.top, ...words)
  }

  commit(): void {
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message', 'state')
  }

  /** Absolute path of a file of the checkout. */
  file(name: string): string {
    return path.join(this.checkout, name)
  }

  read(name: string): string {
    return fs.readFileSync(this.file(name), 'utf8')
  }

  write(name: string, text: string): void {
    fs.mkdirSync(path.dirname(this.file(name)), { recursive: true })
    fs.writeFileSync(this.file(name), text)
  }

  /** Replaces what stands in a file once. */
  replace(name: string, old: string, text: string): void {
    assert.equal(this.read(name).split(old).length, 2, `stands there once: ${old}`)
    this.write(
      name,
      this.read(name).replace(old, () => text),
    )
  }

  remove(name: string): void {
    fs.rmSync(this.file(name), { recursive: true })
  }

  /** What the command finds, as `code key`. */
  found(...words: string[]): string[] {
    return findings(this.checkout, words)
  }

  dispose(): void {
    fs.rmSync(this.top, { recursive: true, force: true })
  }
}

/** What the command finds in a workspace, as `code key`. */
export function findings(workspace: string, words: readonly string[] = [], env: NodeJS.ProcessEnv = {}): string[] {
  const { output, errors } = check(['--format', 'json', ...words, workspace], undefined, env)
  assert.notEqual(output, '', errors)
  const [report]: { diagnostics: { code: string; key: string[] }[] }[] = JSON.parse(output).workspaces
  return (report?.diagnostics ?? []).map(({ code, key }) => [code, ...key].join(' '))
}
