import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { filesIn, filesOfGit, git, newDirectory, snapshotOf, write } from '../support/git-tree.ts'

const go = 'package a\n'

interface Case {
  readonly files: Readonly<Record<string, string>>
  /** What is done in the repository once the files are there; the first of the words is git's command. */
  readonly run?: readonly (readonly string[])[]
  /** Of the files, those that are not the workspace's own. */
  readonly foreign: readonly string[]
  /** The workspace relative to the top of the work tree. */
  readonly below?: string
}

const cases: Readonly<Record<string, Case>> = {
  'a directory that the root ignores': {
    files: { '.gitignore': 'build/\n', 'build/src/a.go': go, 'x/build/a.go': go, 'x/a.go': go },
    foreign: ['build/src/a.go', 'x/build/a.go'],
  },
  'a directory that a nested file ignores': {
    files: { 'x/.gitignore': 'gen\n', 'x/gen/a.go': go, 'x/b/gen/a.go': go, 'gen/a.go': go },
    foreign: ['x/b/gen/a.go', 'x/gen/a.go'],
  },
  'a pattern that is tied to its directory': {
    files: {
      'x/.gitignore': '/gen\nb/out\n',
      'x/gen/a.go': go,
      'x/b/gen/a.go': go,
      'x/b/out/a.go': go,
      'b/out/a.go': go,
    },
    foreign: ['x/b/out/a.go', 'x/gen/a.go'],
  },
  'a file and not its directory': {
    files: { '.gitignore': '*.pb.go\n', 'x/a.pb.go': go, 'x/a.go': go },
    foreign: ['x/a.pb.go'],
  },
  'files that are taken out again': {
    files: {
      '.gitignore': 'x/*\n!x/b\n*.pb.go\n!keep.pb.go\n',
      'x/a/a.go': go,
      'x/b/a.go': go,
      'y/a.pb.go': go,
      'y/keep.pb.go': go,
    },
    foreign: ['x/a/a.go', 'y/a.pb.go'],
  },
  'nothing is taken out again below a directory that is ignored': {
    files: { '.gitignore': 'x/a/\n!x/a/b.go\n', 'x/a/.gitignore': '!*\n', 'x/a/b.go': go },
    foreign: ['x/a/.gitignore', 'x/a/b.go'],
  },
  'a deeper file takes out again what one above ignores': {
    files: { '.gitignore': 'gen\n', 'x/.gitignore': '!gen\n', 'x/gen/a.go': go, 'y/gen/a.go': go },
    foreign: ['y/gen/a.go'],
  },
  'what git keeps all the same': {
    files: { '.gitignore': 'doc-snippets\n', 'internal/doc-snippets/main.go': go, 'internal/doc-snippets/new.go': go },
    run: [['add', '--force', 'internal/doc-snippets/main.go']],
    foreign: ['internal/doc-snippets/new.go'],
  },
  'what git keeps, in an index of the newest version': {
    files: { '.gitignore': 'bin/\n', 'bin/a/long/way/a.go': go, 'bin/a/long/way/b.go': go, 'bin/a/c.go': go },
    run: [
      ['add', '--force', 'bin/a/long', '.gitignore'],
      ['update-index', '--index-version', '4'],
    ],
    foreign: ['bin/a/c.go'],
  },
  'what git keeps, in an index with marks': {
    files: { '.gitignore': 'bin/\n', 'bin/a.go': go, 'bin/b.go': go },
    run: [
      ['add', '--force', 'bin/a.go'],
      ['add', '--force', '--intent-to-add', 'bin/b.go'],
    ],
    foreign: [],
  },
  'a clone': {
    files: { 'old/x/a.go': go, 'x/a.go': go },
    run: [['init', '--quiet', 'old']],
    foreign: ['old/x/a.go'],
  },
  'a linked work tree in a hidden directory': {
    files: { 'x/a.go': go },
    run: [
      ['add', '.'],
      ['commit', '--quiet', '-m', 'a'],
      ['worktree', 'add', '--quiet', '.claude/worktrees/fix'],
    ],
    foreign: ['.claude/worktrees/fix/x/a.go'],
  },
  'a submodule': {
    files: { 'x/a.go': go, 'source/b.go': go },
    run: [
      ['init', '--quiet', 'source'],
      ['-C', 'source', 'add', '.'],
      ['-C', 'source', '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'b'],
      ['submodule', '--quiet', 'add', './source', 'third/party'],
    ],
    foreign: ['source/b.go', 'third/party/b.go'],
  },
  'what the repository itself excludes': {
    files: { '.git/info/exclude': 'scratch/\n', 'x/scratch/a.go': go, 'x/a.go': go },
    foreign: ['x/scratch/a.go'],
  },
  'what git’s configuration excludes': {
    files: { '.git/ours': 'scratch/\n', 'x/scratch/a.go': go, 'x/a.go': go },
    run: [['config', 'core.excludesFile', '.git/ours']],
    foreign: ['x/scratch/a.go'],
  },
  'a workspace below the top, with a file above it': {
    below: 'plumego',
    files: { '.gitignore': 'out/\n/plumego/y\n', 'plumego/out/a.go': go, 'plumego/y/a.go': go, 'plumego/x/a.go': go },
    foreign: ['out/a.go', 'y/a.go'],
  },
  'signs that patterns know, blanks, comments and line ends': {
    files: {
      'x/[a]/.gitignore': '\ufeff# gen\r\ngen/   \r\n\\!a.go\r\n\\#b.go\r\n\r\n[bc]?.go\r\n',
      'x/[a]/gen/a.go': go,
      'x/[a]/!a.go': go,
      'x/[a]/#b.go': go,
      'x/[a]/c1.go': go,
      'x/[a]/a1.go': go,
      'x/a/gen/a.go': go,
    },
    foreign: ['x/[a]/!a.go', 'x/[a]/#b.go', 'x/[a]/c1.go', 'x/[a]/gen/a.go'],
  },
}

describe('files that are not the workspace’s own', () => {
  let top: string

  beforeEach(() => {
    top = newDirectory()
    git(top, 'init', '--quiet')
  })

  afterEach(() => fs.rmSync(top, { recursive: true }))

  for (const [title, { files, run = [], foreign, below = '' }] of Object.entries(cases)) {
    it(title, () => {
      write(top, files)
      for (const words of run) git(top, ...words)
      const root = path.join(top, below)
      const snapshot = snapshotOf(root)
      const all = filesIn(root)
      assert.deepEqual(
        all.filter(file => snapshot.isForeign(file)),
        foreign,
      )
      const { own } = snapshot
      const kept = all.filter(file => !foreign.includes(file))
      assert.deepEqual(
        all.filter(file => own.tree.kind(file) === 'file'),
        kept,
      )
      assert.deepEqual(
        [...own.goFiles.keys()].sort(),
        kept.filter(file => file.endsWith('.go')),
      )
      // A clone and a work tree are none of git's files, and of what else there is git is asked.
      assert.deepEqual(kept, filesOfGit(root))
    })
  }

  it('of a workspace without any, the snapshot itself', () => {
    write(top, { '.gitignore': 'bin/\n', 'x/a.go': go })
    const snapshot = snapshotOf(top)
    assert.equal(snapshot.own, snapshot)
  })

  it('.gitignore files hold where there is no repository', () => {
    write(top, { '.gitignore': 'build/\n', 'build/a.go': go, 'x/a.go': go })
    fs.rmSync(path.join(top, '.git'), { recursive: true })
    assert.deepEqual([...snapshotOf(top).own.goFiles.keys()], ['x/a.go'])
  })

  it('a checkout that lies where another repository ignores it is a work of its own', () => {
    write(top, { '.gitignore': 'build/\n*.pb.go\n', 'build/plumego/x/a.go': go, 'build/plumego/x/a.pb.go': go })
    assert.deepEqual([...snapshotOf(path.join(top, 'build/plumego')).own.goFiles.keys()], ['x/a.go', 'x/a.pb.go'])
  })
})
