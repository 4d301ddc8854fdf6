import assert from 'node:assert/strict'
import { isBuiltWith, type LocatedPlumego, locateModule } from '../../../server/src/core/locate/module.ts'
import { memoryHost } from '../../support/memory-host.ts'

type Files = Readonly<Record<string, string>>

const plumego = 'github.com/spcent/plumego'
const checkout = `module ${plumego}\n`
const requires = (version: string): string => `module example.com/app\n\ngo 1.24\n\nrequire ${plumego} ${version}\n`
const cache = '/home/me/go/pkg/mod'
const cached = (version: string, at = cache): Files => ({ [`${at}/${plumego}@${version}/go.mod`]: checkout })

/** Where the Plumego of /app was found. */
function found(files: Files, variables: Readonly<Record<string, string>> = {}, directory = '/app'): unknown {
  const located = locateModule(memoryHost(files, variables), directory)?.plumego
  return located && summary(located)
}

const summary = ({ source, version, roots }: LocatedPlumego): string => [source, version ?? '-', ...roots].join(' ')

interface Case {
  readonly what: string
  readonly files: Files
  readonly variables?: Readonly<Record<string, string>>
  readonly directory?: string
  readonly is: string | undefined
}

const inCache = `module-cache v1.0.0 ${cache}/${plumego}@v1.0.0`
const bundled = 'bundled v1.0.0'

const cases: Readonly<Record<string, readonly Case[]>> = {
  'in a checkout': [
    { what: 'that go.mod names', files: { '/app/go.mod': checkout }, is: 'checkout - /app' },
    {
      what: 'that specs/repo.yaml names',
      files: {
        '/app/go.mod': 'module example.com/fork\n',
        '/app/specs/repo.yaml': 'repo:\n  module: example.com/fork\n',
      },
      is: 'checkout - /app',
    },
    {
      what: 'for a module of its own that names it by a path',
      files: { '/app/go.mod': checkout, '/app/ref/go.mod': `${requires('v0.0.0')}replace ${plumego} => ..\n` },
      directory: '/app/ref/cmd',
      is: 'checkout - /app',
    },
    {
      what: 'for a module in it that has nothing to do with Plumego',
      files: { '/app/go.mod': checkout, '/app/tools/go.mod': 'module tools\n' },
      directory: '/app/tools',
      is: 'checkout - /app',
    },
    {
      what: 'but not for a module in it that uses another version',
      files: { '/app/go.mod': checkout, '/app/old/go.mod': requires('v1.0.0'), ...cached('v1.0.0') },
      directory: '/app/old',
      is: inCache,
    },
    {
      what: 'and of a copy in the module cache its version',
      files: cached('v1.0.0'),
      directory: `${cache}/${plumego}@v1.0.0/x/rest`,
      is: inCache,
    },
  ],
  'by a replace': [
    {
      what: 'of go.mod by a directory',
      files: { '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => ../fork\n`, '/fork/go.mod': checkout },
      is: 'replace - /fork',
    },
    {
      what: 'by an absolute path, in quotes, in a block, with a comment',
      files: {
        '/app/go.mod': `${requires('v1.0.0')}replace (\n\t${plumego} => "/a fork" // ours\n)\n`,
        '/a fork/go.mod': checkout,
      },
      is: 'replace - /a fork',
    },
    {
      what: 'by a directory that is no module, which the go command refuses',
      files: { '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => ../fork\n`, '/fork/README.md': '' },
      is: bundled,
    },
    {
      what: 'of the version that is required, before that of all versions',
      files: {
        '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => ../any\nreplace ${plumego} v1.0.0 => ../one\n`,
        '/any/go.mod': checkout,
        '/one/go.mod': checkout,
      },
      is: 'replace - /one',
    },
    {
      what: 'but not of another version',
      files: {
        '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} v0.2.0 => ../one\n`,
        '/one/go.mod': checkout,
        ...cached('v1.0.0'),
      },
      is: inCache,
    },
    {
      what: 'by a fork in the module cache, upper-case letters escaped',
      files: {
        '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => github.com/Me/Plumego v1.2.0-RC\n`,
        [`${cache}/github.com/!me/!plumego@v1.2.0-!r!c/go.mod`]: checkout,
      },
      is: `replace v1.2.0-RC ${cache}/github.com/!me/!plumego@v1.2.0-!r!c`,
    },
  ],
  'by a replace that leads nowhere': [
    {
      what: 'not in the module cache, where only what is replaced is',
      files: {
        '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => example.com/fork v1.2.0\n`,
        ...cached('v1.0.0'),
      },
      is: 'bundled v1.2.0',
    },
    {
      what: 'nor for a directory that is not there',
      files: { '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => ../gone\n`, ...cached('v1.0.0') },
      is: bundled,
    },
  ],
  'by go.work': [
    {
      what: 'that uses a checkout beside the module',
      files: {
        '/go.work': 'go 1.24\n\nuse (\n\t./app\n\t./plumego // ours\n)\n',
        '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} => ../other\n`,
        '/plumego/go.mod': checkout,
        '/other/go.mod': checkout,
      },
      is: 'go.work - /plumego',
    },
    {
      what: 'that does not use the module',
      files: { '/go.work': 'go 1.24\nuse ./plumego\n', '/app/go.mod': requires('v1.0.0'), '/plumego/go.mod': checkout },
      is: bundled,
    },
    {
      what: 'which GOWORK switches off',
      files: {
        '/go.work': 'go 1.24\nuse ./app\nuse ./plumego\n',
        '/app/go.mod': requires('v1.0.0'),
        '/plumego/go.mod': checkout,
      },
      variables: { GOWORK: 'off' },
      is: bundled,
    },
    {
      what: 'which GOWORK names elsewhere',
      files: {
        '/spaces/my.work': 'go 1.24\nuse ../app\nuse ../plumego\n',
        '/app/go.mod': requires('v1.0.0'),
        '/plumego/go.mod': checkout,
      },
      variables: { GOWORK: '/spaces/my.work' },
      is: 'go.work - /plumego',
    },
    {
      what: 'whose replace goes before that of go.mod',
      files: {
        '/go.work': `go 1.24\nuse ./app\nreplace ${plumego} => ./theirs\n`,
        '/app/go.mod': `${requires('v1.0.0')}replace ${plumego} v1.0.0 => ../ours\n`,
        '/theirs/go.mod': checkout,
        '/ours/go.mod': checkout,
      },
      is: 'go.work - /theirs',
    },
    {
      what: 'and the highest version that any of its modules requires',
      files: {
        '/go.work': 'go 1.24\nuse ./app\nuse ./other\n',
        '/app/go.mod': requires('v1.0.0-rc.1'),
        '/other/go.mod': requires('v1.0.0'),
        ...cached('v1.0.0'),
        ...cached('v1.0.0-rc.1'),
      },
      is: inCache,
    },
  ],
  'in a vendor directory': [
    {
      what: 'with the module cache behind it',
      files: { '/app/go.mod': requires('v1.0.0'), ...vendor('/app'), ...cached('v1.0.0') },
      is: `vendor v1.0.0 /app/vendor/${plumego} ${cache}/${plumego}@v1.0.0`,
    },
    {
      what: 'without a module cache',
      files: { '/app/go.mod': requires('v1.0.0'), ...vendor('/app') },
      is: `vendor v1.0.0 /app/vendor/${plumego}`,
    },
    {
      what: 'that an old Go would not use',
      files: { '/app/go.mod': requires('v1.0.0').replace('1.24', '1.9'), ...vendor('/app'), ...cached('v1.0.0') },
      is: inCache,
    },
    {
      what: 'that GOFLAGS passes over',
      files: { '/app/go.mod': requires('v1.0.0'), ...vendor('/app'), ...cached('v1.0.0') },
      variables: { GOFLAGS: '-buildvcs=false -mod=mod' },
      is: inCache,
    },
    {
      what: 'that GOFLAGS demands',
      files: { '/app/go.mod': requires('v1.0.0').replace('go 1.24', ''), ...vendor('/app') },
      variables: { GOFLAGS: "'-mod=vendor'" },
      is: `vendor v1.0.0 /app/vendor/${plumego}`,
    },
    {
      what: 'of a go.work',
      files: {
        '/go.work': 'go 1.24\nuse ./app\n',
        '/app/go.mod': requires('v1.0.0'),
        ...vendor('', '## workspace\n'),
        ...vendor('/app'),
      },
      is: `vendor v1.0.0 /vendor/${plumego}`,
    },
    {
      what: 'of a go.work that does not hold, which is passed over',
      files: { '/app/go.mod': requires('v1.0.0'), ...vendor('/app', '## workspace\n') },
      is: bundled,
    },
  ],
  'in the module cache': [
    {
      what: 'below the home directory',
      files: { '/app/go.mod': requires('v1.0.0'), ...cached('v1.0.0') },
      is: inCache,
    },
    {
      what: 'that GOMODCACHE names',
      files: { '/app/go.mod': requires('v1.0.0'), ...cached('v1.0.0', '/cache') },
      variables: { GOMODCACHE: '/cache', GOPATH: '/path' },
      is: `module-cache v1.0.0 /cache/${plumego}@v1.0.0`,
    },
    {
      what: 'of the first entry of GOPATH',
      files: { '/app/go.mod': requires('v1.0.0'), ...cached('v1.0.0', '/one/pkg/mod') },
      variables: { GOPATH: '/one:/two' },
      is: `module-cache v1.0.0 /one/pkg/mod/${plumego}@v1.0.0`,
    },
    {
      what: 'that "go env -w" wrote down',
      files: {
        '/app/go.mod': requires('v1.0.0'),
        '/home/me/.config/go/env': 'GOPROXY=direct\nGOMODCACHE=/first\n#GOMODCACHE=/no\nGOMODCACHE=/written\n',
        ...cached('v1.0.0', '/written'),
      },
      is: `module-cache v1.0.0 /written/${plumego}@v1.0.0`,
    },
    {
      what: 'that the file which GOENV names sets',
      files: {
        '/app/go.mod': requires('v1.0.0'),
        '/my.env': 'GOPATH=/path\r\n',
        ...cached('v1.0.0', '/path/pkg/mod'),
      },
      variables: { GOENV: '/my.env' },
      is: `module-cache v1.0.0 /path/pkg/mod/${plumego}@v1.0.0`,
    },
    {
      what: 'where GOENV switches that file off',
      files: {
        '/app/go.mod': requires('v1.0.0'),
        '/home/me/.config/go/env': 'GOMODCACHE=/written\n',
        ...cached('v1.0.0', '/written'),
        ...cached('v1.0.0'),
      },
      variables: { GOENV: 'off' },
      is: inCache,
    },
    {
      what: 'where an empty variable counts as none',
      files: { '/app/go.mod': requires('v1.0.0'), ...cached('v1.0.0') },
      variables: { GOMODCACHE: '', GOPATH: '', GOFLAGS: '', GOWORK: '' },
      is: inCache,
    },
    {
      what: 'at a pseudo-version',
      files: {
        '/app/go.mod': requires('v1.0.1-0.20260623032526-9fe655f7bac6'),
        ...cached('v1.0.1-0.20260623032526-9fe655f7bac6'),
      },
      is: `module-cache v1.0.1-0.20260623032526-9fe655f7bac6 ${cache}/${plumego}@v1.0.1-0.20260623032526-9fe655f7bac6`,
    },
    {
      what: 'as the file says that -modfile has read in place of go.mod',
      files: { '/app/go.mod': requires('v0.2.0'), '/app/dev.mod': requires('v1.0.0'), ...cached('v1.0.0') },
      variables: { GOFLAGS: '-modfile=dev.mod' },
      is: inCache,
    },
  ],
  'in the bundled catalogue': [
    {
      what: 'where no disk has the version',
      files: { '/app/go.mod': requires('v1.0.0'), ...cached('v0.2.0') },
      is: bundled,
    },
    {
      what: 'where it is only required indirectly',
      files: { '/app/go.mod': requires('v1.0.0 // indirect') },
      is: bundled,
    },
  ],
  nowhere: [
    { what: 'where nothing requires it', files: { '/app/go.mod': 'module example.com/app\n' }, is: undefined },
    { what: 'where there is no module', files: { '/app/main.go': 'package main\n' }, is: undefined },
  ],
}

function vendor(directory: string, head = ''): Files {
  return {
    [`${directory}/vendor/modules.txt`]: `${head}# ${plumego} v1.0.0\n## explicit; go 1.24.0\n${plumego}/x/rest\n`,
    [`${directory}/vendor/${plumego}/x/rest/rest.go`]: 'package rest\n',
  }
}

describe('finding Plumego', () => {
  for (const [where, list] of Object.entries(cases)) {
    describe(where, () => {
      for (const { what, files, variables, directory, is } of list) {
        it(what, () => assert.equal(found(files, variables, directory), is))
      }
    })
  }

  it('says what is built beside it only where something is', () => {
    const alone = { '/app/go.mod': requires('v1.0.0'), ...cached('v1.0.0') }
    const beside = { ...alone, '/app/go.mod': `${requires('v1.0.0')}require ${plumego}/x/rest v0.1.0\n` }
    const at = (files: Files) => locateModule(memoryHost(files), '/app')?.plumego
    const located = at(alone)
    assert.ok(located && !('nested' in located))
    assert.deepEqual(at(beside), { ...located, nested: [{ path: 'x/rest', version: 'v0.1.0', root: undefined }] })
  })

  it('gives each file the module that lies nearest', () => {
    const host = memoryHost({
      '/app/go.mod': requires('v1.0.0'),
      '/app/tools/go.mod': 'module example.com/tools\n',
      '/app/old/go.mod': requires('v0.2.0').replace('example.com/app', 'example.com/old'),
    })
    const at = (directory: string): unknown => {
      const module = locateModule(host, directory)
      return module && [module.root, module.path, module.plumego?.version, module.namesPlumego]
    }
    assert.deepEqual(at('/app/cmd/server'), ['/app', 'example.com/app', 'v1.0.0', true])
    assert.deepEqual(at('/app/tools/lint'), ['/app/tools', 'example.com/tools', undefined, false])
    assert.deepEqual(at('/app/old'), ['/app/old', 'example.com/old', 'v0.2.0', true])
    assert.equal(at('/elsewhere'), undefined)
  })
})

describe('a module that is nested in a checkout', () => {
  const here = `replace ${plumego} => ../..`
  const nested: readonly (readonly [what: string, files: Files, isBuilt: boolean])[] = [
    ['that requires a published version', { '/app/a/b/go.mod': requires('v1.0.0'), ...cached('v1.0.0') }, false],
    ['that requires one that is nowhere on the disk', { '/app/a/b/go.mod': requires('v1.0.0') }, false],
    ['that requires none', { '/app/a/b/go.mod': 'module example.com/app\n' }, false],
    ['that is replaced to here', { '/app/a/b/go.mod': `${requires('v0.0.0')}${here}\n` }, true],
    [
      'that is replaced to elsewhere',
      { '/app/a/b/go.mod': `${requires('v0.0.0')}replace ${plumego} => ../c\n` },
      false,
    ],
    [
      'of which another version is replaced',
      { '/app/a/b/go.mod': `${requires('v1.0.0')}replace ${plumego} v0.9.0 => ../..\n` },
      false,
    ],
    [
      'that a go.work uses beside the checkout',
      { '/app/a/b/go.mod': requires('v1.0.0'), '/app/go.work': 'go 1.24\nuse (\n\t.\n\t./a/b\n)\n' },
      true,
    ],
    [
      'that a go.work uses alone',
      { '/app/a/b/go.mod': requires('v1.0.0'), '/app/a/go.work': 'go 1.24\nuse ./b\n' },
      false,
    ],
    [
      'whose go.work is replaced to here',
      { '/app/a/b/go.mod': requires('v1.0.0'), '/app/a/go.work': `go 1.24\nuse ./b\nreplace ${plumego} => ..\n` },
      true,
    ],
    [
      'that the go.work around does not use',
      { '/app/a/b/go.mod': requires('v1.0.0'), '/app/go.work': 'go 1.24\nuse .\n' },
      false,
    ],
    ['that is a clone of Plumego', { '/app/a/b/go.mod': checkout }, false],
  ]
  for (const [what, files, isBuilt] of nested) {
    it(`${isBuilt ? 'is' : 'is not'} built with it: one ${what}`, () => {
      const host = memoryHost({ '/app/go.mod': checkout, '/app/a/c/go.mod': checkout, ...files })
      assert.equal(isBuiltWith(host, '/app/a/b', '/app'), isBuilt)
    })
  }
})
