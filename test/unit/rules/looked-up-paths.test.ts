import assert from 'node:assert/strict'
import { Link } from '../../../server/src/core/repo/file-tree.ts'
import { lookedUpPaths } from '../../../server/src/core/rules/looked-up-paths.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const files = filesBelow(sampleDirectory)

/** Which checks read a link, by its path. */
const readers: Readonly<Record<string, readonly string[]>> = {
  'go.mod': ['dependency-rules'],
  'x/rest/zz.go': ['dependency-rules', 'cross-extension-deps', 'public-entrypoints-sync', 'deprecation-inventory'],
  'x/rest/zz_test.go': ['deprecation-inventory'],
  'x/zz/module.yaml': ['cross-extension-deps', 'module-manifests', 'reference-layout', 'public-entrypoints-sync'],
  'x/rest/zz/module.yaml': ['cross-extension-deps', 'module-manifests', 'reference-layout'],
  'core/zz.go': ['dependency-rules', 'public-entrypoints-sync', 'agent-workflow', 'deprecation-inventory'],
  'reference/zz/go.mod': ['dependency-rules', 'reference-layout'],
  'zz/community-extension.yaml': ['community-extension'],
  'zz/notes.txt': [],
}

describe('a link', () => {
  for (const [path, checks] of Object.entries(readers)) {
    it(`${path} is read by ${checks.join(', ') || 'no check'}`, () => {
      const snapshot = workspaceFromFiles(
        new Map<string, string | Link>([...files, [path, new Link('../zz')]]),
      ).snapshot()
      const found = lookedUpPaths(snapshot).filter(one => one.path === path && one.written === undefined)
      assert.deepEqual(found.map(({ check }) => check).sort(), [...checks].sort())
    })
  }
})

describe('what package-hotspots.yaml says a package begins with', () => {
  const hotspots = (directory: string): string =>
    `packages:\n  ${directory}:\n    risk: low\n    start_with:\n      - x/zz/first.go\n`
  for (const [directory, isLookedUp] of [
    ['x/rest', true],
    ['x/none', false],
  ] as const) {
    it(`is ${isLookedUp ? '' : 'not '}looked up where the package is ${isLookedUp ? '' : 'not '}there`, () => {
      const laid = new Map([...files, ['specs/package-hotspots.yaml', hotspots(directory)]])
      const paths = lookedUpPaths(workspaceFromFiles(laid).snapshot()).map(({ path }) => path)
      assert.ok(paths.includes(directory))
      assert.equal(paths.includes('x/zz/first.go'), isLookedUp)
    })
  }
})
