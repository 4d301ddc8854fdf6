import assert from 'node:assert/strict'
import { History } from '../../../server/src/core/repo/changes.ts'
import { Link } from '../../../server/src/core/repo/file-tree.ts'
import type { Repository } from '../../../server/src/core/repo/repository.ts'
import { diskFile, type FilesAndLinks, workspaceFromFiles } from '../../support/workspace.ts'

const files: FilesAndLinks = new Map([
  ['core/module.yaml', 'name: core\n'],
  ['core/core.go', 'package core\n'],
  ['x/a/module.yaml', 'name: x/a\n'],
  ['x/a/a.go', 'package a\n'],
  ['specs/repo.yaml', ''],
  ['README.md', '# Read\n'],
])

function write(repository: Repository, path: string, content: string): void {
  const file = diskFile(path, content)
  assert.ok(file)
  repository.changeFile(path, file)
}

/** What an editor types, which leaves the tree alone. */
const type =
  (path: string, text: string) =>
  (repository: Repository): void => {
    const { imports } = diskFile(path, text) ?? {}
    repository.openDocument(path, { text, ...(imports && { imports }), diskText: '' })
  }

/** What may look otherwise, with its paths, in the order of names; undefined where that cannot be told. */
function since(repository: Repository, revision: number): Record<string, true | string[]> | undefined {
  const changes = repository.snapshot().state.history.since(revision)
  if (!changes) return undefined
  const shown = [...changes].map(([name, paths]) => [name, paths === true ? paths : [...paths].sort()] as const)
  return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Step = (repository: Repository) => void

const manifest = (...of: string[]) => ({ hasManifest: of, manifest: of, directories: true, manifests: true }) as const
const goFile = (...of: string[]) => ({ goFile: of, goFiles: true, hasGoFile: of }) as const
const steps: readonly (readonly [what: string, step: Step, changes: Record<string, unknown> | undefined])[] = [
  [
    'a Go file',
    type('core/core.go', 'package core\n\nimport _ "fmt"\n'),
    { ...goFile('core/core.go'), revision: true },
  ],
  [
    'a Go file that is not on the disk',
    type('core/new.go', 'package core\n'),
    { ...goFile('core/new.go'), goPaths: true, revision: true },
  ],
  ['a page', type('README.md', '# Write\n'), { revision: true, text: ['README.md'] }],
  [
    'a page that is not on the disk',
    type('docs/README.md', '# Write\n'),
    { revision: true, text: ['docs/README.md'], textPaths: true },
  ],
  [
    'a manifest',
    type('x/a/module.yaml', 'name: x/b\n'),
    { ...manifest('x/a'), revision: true, text: ['x/a/module.yaml'] },
  ],
  ['what git says of release refs', repository => repository.setCommits('no-git'), { commits: true, revision: true }],
  ['what git ignores', type('.gitignore', 'a\n'), undefined],
  ['what the disk holds', repository => write(repository, 'x/a/b.go', 'package a\n'), undefined],
  [
    'a file of the disk that nobody can read any more',
    repository => repository.changeFile('README.md', { unreadable: 'EACCES' }),
    { revision: true, text: ['README.md'], textPaths: true, unreadable: true },
  ],
]

describe('the history of a state', () => {
  for (const [what, step, changes] of steps) {
    it(`tells what may look otherwise behind a change of ${what}`, () => {
      const repository = workspaceFromFiles(files)
      const { revision } = repository.snapshot()
      step(repository)
      const { revision: later } = repository.snapshot()
      assert.notEqual(later, revision)
      assert.deepEqual(since(repository, revision), changes)
    })
  }

  it('tells nothing of a state that it does not know, nor of the state itself', () => {
    const repository = workspaceFromFiles(files)
    const { revision } = repository.snapshot()
    assert.equal(since(repository, revision), undefined)
    assert.equal(History.none.since(0), undefined)
    type('README.md', 'a\n')(repository)
    assert.equal(since(repository, revision + 100), undefined)
    assert.equal(since(repository, repository.snapshot().revision), undefined)
  })

  it('joins steps, and tells nothing where one of them cannot be told', () => {
    const repository = workspaceFromFiles(files)
    const first = repository.snapshot().revision
    type('README.md', 'a\n')(repository)
    const second = repository.snapshot().revision
    type('x/a/module.yaml', 'name: b\n')(repository)
    repository.snapshot()
    type('README.md', 'b\n')(repository)
    const text = ['README.md', 'x/a/module.yaml']
    assert.deepEqual(since(repository, first), { ...manifest('x/a'), revision: true, text })
    assert.deepEqual(since(repository, second), { ...manifest('x/a'), revision: true, text })
    assert.deepEqual(since(repository, first), { ...manifest('x/a'), revision: true, text })
    type('core/module.yaml', 'name: b\n')(repository)
    assert.deepEqual(since(repository, first), {
      ...manifest('core', 'x/a'),
      revision: true,
      text: ['README.md', 'core/module.yaml', 'x/a/module.yaml'],
    })
    write(repository, 'x/a/b.go', 'package a\n')
    const behind = repository.snapshot().revision
    assert.equal(since(repository, first), undefined)
    type('README.md', 'c\n')(repository)
    assert.equal(since(repository, first), undefined)
    assert.deepEqual(since(repository, behind), { revision: true, text: ['README.md'] })
  })

  for (const [steps, isKnown] of [
    [31, true],
    [32, true],
    [33, false],
  ] as const) {
    it(`${isKnown ? 'reaches' : 'does not reach'} back over ${steps} states`, () => {
      const repository = workspaceFromFiles(files)
      const { revision } = repository.snapshot()
      for (let i = 0; i < steps; i++) {
        type('README.md', `# ${i}\n`)(repository)
        repository.snapshot()
      }
      assert.equal(since(repository, revision) !== undefined, isKnown)
    })
  }

  it('tells nothing where links lead about', () => {
    const repository = workspaceFromFiles(new Map([...files, ['x/a/link.md', new Link('../../README.md')]]))
    const { revision } = repository.snapshot()
    type('specs/repo.yaml', 'a: b\n')(repository)
    assert.equal(since(repository, revision), undefined)
  })
})
