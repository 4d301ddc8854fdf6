import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'mocha'
import { importSuggestions } from '../../../server/src/core/completion/import-completion.ts'
import { importHover } from '../../../server/src/core/hover/import-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { findingsOfApplication } from '../../support/application.ts'
import { GoCommand } from '../../support/go-command.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const module = 'github.com/spcent/plumego'
const generator = '//go:build ignore\n\npackage main\n\nfunc main() {}\n'

/** Below x/: a package's files, and the reason why it cannot be imported; none where it can. */
const packages: readonly (readonly [name: string, files: Readonly<Record<string, string>>, reason: string])[] = [
  ['plain', { 'a.go': 'package plain\n' }, ''],
  ['withgen', { 'a.go': generator, 'b.go': 'package withgen\n' }, ''],
  ['gated', { 'a.go': '//go:build !tools\n\npackage gated\n' }, ''],
  ['documented', { 'a.go': 'package documentation\n', 'b.go': 'package documented\n' }, ''],
  ['program', { 'a.go': 'package main\n\nfunc main() {}\n' }, 'It is a program'],
  ['program/cmd', { 'a.go': generator, 'b.go': 'package main\n\nfunc main() {}\n' }, 'It is a program'],
  ['nested', { 'a.go': 'package nested\n', 'go.mod': `module ${module}/x/nested\n\ngo 1.24\n` }, 'A go.mod of its own'],
  ['other', { 'a.go': 'package other\n', 'go.mod': 'module example.com/other\n\ngo 1.24\n' }, 'A go.mod of its own'],
  ['other/below', { 'a.go': 'package below\n' }, 'A go.mod of its own'],
  ['generators', { 'a.go': generator }, 'Build constraints'],
  [
    'tagged',
    { 'a.go': '//go:build mage\n\npackage tagged\n', 'b.go': '// +build tools\n\npackage tagged\n' },
    'Build constraints',
  ],
  // By a file's name, and by tags of people's own: some machine or somebody takes them.
  ['suffixed', { 'a_windows.go': 'package suffixed\n' }, ''],
  ['ported', { 'a_plan9_arm.pb.go': 'package ported\n' }, ''],
  ['each', { 'a_linux.go': 'package each\n', 'a_windows.go': 'package each\n' }, ''],
  ['unixes', { 'a_unix.go': 'package unixes\n' }, ''],
  ['unixed', { 'a.go': '//go:build unix\n\npackage unixed\n' }, ''],
  ['foreign', { 'a.go': '//go:build cgo && !cgo || windows\n\npackage foreign\n' }, ''],
  ['integration', { 'a.go': '//go:build integration\n\npackage integration\n' }, ''],
  ['community', { 'a.go': '//go:build !enterprise\n\npackage community\n' }, ''],
  ['adjacent', { 'a.go': '// +build ignore\npackage adjacent\n' }, ''],
  ['gomain', { 'a.go': '//go:build integration\n\npackage main\n', 'b.go': 'package gomain\n' }, ''],
  ['released', { 'a.go': '//go:build go1.18\n\npackage released\n' }, ''],
  ['contrary', { 'a_windows.go': '//go:build linux\n\npackage contrary\n' }, 'Build constraints'],
  ['nowhere', { 'a.go': '//go:build linux && windows\n\npackage nowhere\n' }, 'Build constraints'],
  ['robots', { 'a.go': '//go:build android && !linux\n\npackage robots\n' }, 'Build constraints'],
  ['ancient', { 'a.go': '//go:build !go1.18\n\npackage ancient\n' }, 'Build constraints'],
  ['never', { 'a_linux.go': '// +build ignore integration,tools\n\npackage never\n' }, 'Build constraints'],
  ['winprogram', { 'a_windows.go': 'package main\n\nfunc main() {}\n' }, 'It is a program'],
  ['plain/internal/secret', { 'a.go': 'package secret\n' }, 'It is internal: only x/plain and'],
  ['internal', { 'a.go': 'package internal\n' }, 'It is internal: only x and'],
  ['empty', { 'module.yaml': 'status: beta\n' }, 'It has no Go files.'],
  ['tested', { 'a_test.go': 'package tested\n', 'module.yaml': 'status: beta\n' }, 'It has no Go files.'],
  ['hidden', { '_a.go': 'package hidden\n', 'module.yaml': 'status: beta\n' }, 'It has no Go files.'],
]

const plumego = new Map([['go.mod', `module ${module}\n\ngo 1.24\n`]])
for (const [name, files] of packages) {
  for (const [file, text] of Object.entries(files)) plumego.set(`x/${name}/${file}`, text)
  if (!files['module.yaml']) plumego.set(`x/${name}/module.yaml`, 'status: beta\n')
}
const application = (name: string): Map<string, string> =>
  new Map([
    ['go.mod', `module example.com/shop\n\ngo 1.24\n\nrequire ${module} v0.0.0\n\nreplace ${module} => ../plumego\n`],
    ['main.go', `package main\n\nimport _ "${module}/x/${name}"\n\nfunc main() {}\n`],
  ])
/** The package that imports one. */
const userOf = (name: string): string => `${name.replaceAll('/', '_')}_user`
const snapshot = workspaceFromFiles(plumego).snapshot()
const link = (file: string) => `file:///w/${file}`
const settings = { application: { lowestMaturity: 'ga' } }

describe('what go cannot import', () => {
  for (const [name, , reason] of packages) {
    it(`x/${name}: ${reason || 'it can'}`, () => {
      const importPath = `${module}/x/${name}`
      const question = { importer: undefined, importPath, literal: `"${importPath}"` }
      const hover = importHover(snapshot, question, { t: english, link, origin: 'Plumego v1.1.0' })?.plain ?? ''
      const found = findingsOfApplication(application(name), plumego, settings)
      const suggestions = importSuggestions(
        snapshot,
        { importer: undefined, typed: `x/${name}`, lowestMaturity: 'any' },
        english,
      )
      assert.equal(
        suggestions.some(suggestion => suggestion.importPath === importPath),
        reason === '',
      )
      assert.equal(/cannot be imported/.test(hover), reason !== '')
      assert.ok(hover.includes(reason), hover)
      assert.equal(/beta/.test(hover), reason === '')
      assert.deepEqual(
        found.map(({ code }) => code),
        [reason === '' ? 'experimental-import' : 'unknown-package'],
      )
      assert.ok(reason === '' || found[0]?.message.includes(reason), found[0]?.message)
    })
  }

  it('go agrees', function () {
    this.timeout(30_000)
    if (!GoCommand.isInstalled) this.skip()
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'importable-'))
    const write = (root: string, files: ReadonlyMap<string, string>) => {
      for (const [file, text] of files) {
        fs.mkdirSync(path.dirname(path.join(directory, root, file)), { recursive: true })
        fs.writeFileSync(path.join(directory, root, file), text)
      }
    }
    try {
      write('plumego', plumego)
      for (const [name] of packages) {
        const files = application(name)
        write('shop', new Map([['go.mod', files.get('go.mod') ?? '']]))
        write(`shop/${userOf(name)}`, new Map([['main.go', files.get('main.go') ?? '']]))
      }
      const go = new GoCommand(path.join(directory, 'go'))
      const form = '{{.ImportPath}}{{if or .Error .DepsErrors}}!{{end}} {{len .GoFiles}}'
      /** Those that can be imported where it is built so. */
      const imported = (env: Readonly<Record<string, string>>, ...flags: string[]): string[] => {
        const words = ['list', '-e', '-deps', ...flags, '-f', form, './...']
        const lines = go.run(path.join(directory, 'shop'), words, { GOPROXY: 'off', ...env }).split('\n')
        const sound = new Set(lines.filter(line => !/!| 0$/.test(line)).map(line => line.replace(/ .*/, '')))
        return packages
          .map(([name]) => name)
          .filter(name => sound.has(`example.com/shop/${userOf(name)}`) && sound.has(`${module}/x/${name}`))
      }
      const builds = [
        imported({ GOOS: 'linux' }),
        imported({ GOOS: 'windows' }),
        imported({ GOOS: 'plan9', GOARCH: 'arm' }),
        imported({ GOOS: 'linux' }, '-tags=integration'),
      ].flat()
      const expected = packages.filter(([, , reason]) => reason === '').map(([name]) => name)
      const byGo = packages.map(([name]) => name).filter(name => builds.includes(name))
      assert.deepEqual(byGo, expected)
    } finally {
      fs.rmSync(directory, { recursive: true, force: true })
    }
  })
})
