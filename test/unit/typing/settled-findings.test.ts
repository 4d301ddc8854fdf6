import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { defaultSettings } from '../../../server/src/core/settings.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { type Delay, restMs, SettledFindings } from '../../../server/src/lsp/settled-findings.ts'
import { Workspace } from '../../../server/src/lsp/workspace.ts'
import { checkoutKind } from '../../../server/src/lsp/workspace-kind.ts'
import { nodePlatform } from '../../../server/src/node/platform.ts'
import { copySample } from '../../support/lsp-client.ts'

const module = 'github.com/spcent/plumego'

/** A clock that a test sets forward. */
class Clock {
  readonly #due = new Map<object, { readonly at: number; readonly run: () => void }>()
  #now = 0

  readonly delay: Delay = (run, ms) => {
    const key = {}
    this.#due.set(key, { at: this.#now + ms, run })
    return () => this.#due.delete(key)
  }

  pass(ms: number): void {
    this.#now += ms
    for (const [key, { at, run }] of this.#due) {
      if (at > this.#now) continue
      this.#due.delete(key)
      run()
    }
  }
}

/** Somebody who types into a copy of the sample. */
class Typist {
  readonly root = copySample()
  readonly clock = new Clock()
  readonly workspace = new Workspace(
    this.root,
    checkoutKind(this.root, nodePlatform, english, ({ error }) => {
      throw error
    }),
    nodePlatform,
    defaultSettings,
    () => undefined,
  )
  readonly settled = new SettledFindings(this.workspace, this.clock.delay)
  readonly #versions = new Map<string, number>()
  readonly #before: ReadonlySet<string>

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [file, text] of Object.entries(files)) {
      fs.writeFileSync(path.join(this.root, file), text)
      this.workspace.refreshPath(file)
    }
    this.#before = new Set(this.settled.take().map(identity))
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8')
  }

  show(file: string, text: string): void {
    const version = (this.#versions.get(file) ?? 0) + 1
    this.#versions.set(file, version)
    this.workspace.openDocument(file, TextDocument.create(`file://${this.root}/${file}`, '', version, text))
  }

  /** What is told and was not before anybody typed. */
  get new(): string[] {
    return this.settled
      .take()
      .map(identity)
      .filter(one => !this.#before.has(one))
  }

  /** What is found and was not. */
  get found(): string[] {
    return this.workspace.findings.map(identity).filter(one => !this.#before.has(one))
  }

  done(): void {
    fs.rmSync(path.dirname(this.root), { recursive: true })
  }
}

const identity = ({ code, file, key }: Finding): string => `${code} ${file} ${key.join(' ')}`

interface Case {
  readonly file: string
  /** The file's text around what is typed; `│` is where. Its line stands in the file as `line`, or anew behind `after`. */
  readonly line: string | { readonly after: string }
  readonly marked: string
  readonly typed: string
  /** How many of the states find something that was not found before: what would have turned red. */
  readonly atLeast: number
}

const cases: Readonly<Record<string, Case>> = {
  'an import path': {
    file: 'x/gateway/gateway.go',
    line: { after: 'import (' },
    marked: '\t"│"',
    typed: `${module}/x/messaging/mq`,
    atLeast: 10,
  },
  'an import path without its closing quote': {
    file: 'x/gateway/gateway.go',
    line: { after: 'import (' },
    marked: '\t"│',
    typed: `${module}/x/messaging/mq"`,
    atLeast: 0,
  },
  'an import of an internal package, whose caller it is': {
    file: 'x/gateway/gateway.go',
    line: { after: 'import (' },
    marked: '\t_ `│`',
    typed: `${module}/x/ai/provider`,
    atLeast: 4,
  },
  'a status': { file: 'x/rest/module.yaml', line: 'status: beta', marked: 'status: │', typed: 'beta', atLeast: 3 },
  'a status in quotes': {
    file: 'x/rest/module.yaml',
    line: 'status: beta',
    marked: 'status: "│"',
    typed: 'beta',
    atLeast: 3,
  },
  'a status whose quote is open': {
    file: 'x/rest/module.yaml',
    line: 'status: beta',
    marked: 'status: │',
    typed: '"beta"',
    atLeast: 4,
  },
  'a risk': { file: 'x/rest/module.yaml', line: 'risk: medium', marked: 'risk: │', typed: 'medium', atLeast: 5 },
  'an owner': {
    file: 'x/rest/module.yaml',
    line: 'owner: platform-api',
    marked: 'owner: │',
    typed: 'platform-api',
    atLeast: 11,
  },
  'a key with its value': {
    file: 'x/rest/module.yaml',
    line: 'layer: extension',
    marked: '│',
    typed: 'layer: extension',
    atLeast: 10,
  },
  'a path of its own': {
    file: 'x/rest/module.yaml',
    line: 'path: x/rest',
    marked: 'path: │',
    typed: 'x/rest',
    atLeast: 5,
  },
  'a document': {
    file: 'x/rest/module.yaml',
    line: '  - docs/modules/x/rest/README.md',
    marked: '  - │',
    typed: 'docs/modules/x/rest/README.md',
    atLeast: 20,
  },
  'an import that is allowed': {
    file: 'x/rest/module.yaml',
    line: '  - x/resilience',
    marked: '  - │',
    typed: 'x/resilience',
    atLeast: 3,
  },
  'a pattern that denies': {
    file: 'specs/dependency-rules.yaml',
    line: { after: '    deny:' },
    marked: '      - │',
    typed: 'x/messaging/**',
    atLeast: 3,
  },
  'an evidence page': {
    file: 'specs/extension-beta-evidence.yaml',
    line: '    evidence_doc: docs/evidence/extension/x-rest.md',
    marked: '    evidence_doc: │',
    typed: 'docs/evidence/extension/x-rest.md',
    atLeast: 20,
  },
  'a status in the ledger': {
    file: 'specs/extension-beta-evidence.yaml',
    line: '    current_status: beta',
    marked: '    current_status: │',
    typed: 'beta',
    atLeast: 3,
  },
  'a sign-off': {
    file: 'specs/extension-beta-evidence.yaml',
    line: '    owner_signoff: signed',
    marked: '    owner_signoff: │',
    typed: 'signed',
    atLeast: 5,
  },
  'an API snapshot': {
    file: 'specs/extension-beta-evidence.yaml',
    line: '      - docs/evidence/extension/snapshots/x-rest/base.snapshot',
    marked: '      - │',
    typed: 'docs/evidence/extension/snapshots/x-rest/base.snapshot',
    atLeast: 20,
  },
  'a module of the repository': {
    file: 'specs/repo.yaml',
    line: '      - x/rest',
    marked: '      - │',
    typed: 'x/rest',
    atLeast: 3,
  },
  'an owner on the dashboard': {
    file: 'docs/concepts/extension-maturity.md',
    line: '| `x/tenant` | experimental | high | multitenancy |',
    marked: '| `x/tenant` | experimental | high | │ |',
    typed: 'multitenancy',
    atLeast: 10,
  },
  'a signal on the dashboard': {
    file: 'docs/concepts/extension-maturity.md',
    line: 'docs:primer; coverage:refusal',
    marked: 'docs:primer; │',
    typed: 'coverage:refusal',
    atLeast: 10,
  },
  'a module on the dashboard': {
    file: 'docs/concepts/extension-maturity.md',
    line: '| `x/tenant` |',
    marked: '| `│` |',
    typed: 'x/tenant',
    atLeast: 6,
  },
}

/** The text before, with every state of the typing. */
function statesOf(text: string, { line, marked, typed }: Case): string[] {
  const [before = '', behind = ''] = marked.split('│')
  const place = typeof line === 'string' ? line : line.after
  const index = text.indexOf(place)
  assert.ok(index >= 0, `${place} is not there`)
  const state = (letters: string): string => {
    const written = before + letters + behind
    return typeof line === 'string'
      ? text.replace(line, () => written)
      : text.replace(line.after, () => `${line.after}\n${written}`)
  }
  return Array.from({ length: typed.length + 1 }, (_, end) => state(typed.slice(0, end)))
}

describe('what is found while somebody types', function () {
  this.timeout(60_000)

  for (const [what, one] of Object.entries(cases)) {
    it(`tells nothing for being half typed, and has told it once the typing rests: ${what}`, () => {
      const typist = new Typist()
      const states = statesOf(typist.read(one.file), one)
      // The place for it is made first: whatever that brings about is no letter's.
      typist.show(one.file, typist.read(one.file))
      typist.settled.take()
      typist.show(one.file, states[0] ?? '')
      const before = new Set(typist.new)
      let red = 0
      for (const state of states.slice(1, -1)) {
        typist.show(one.file, state)
        typist.clock.pass(restMs / 2)
        if (typist.found.some(id => !before.has(id))) red++
        assert.deepEqual(
          typist.new.filter(id => !before.has(id)),
          [],
          state.split('\n').find((line, i) => line !== states[0]?.split('\n')[i]),
        )
      }
      assert.ok(red >= one.atLeast, `${red} of ${states.length} states find something`)
      const finds = typist.found
      typist.clock.pass(restMs)
      assert.deepEqual(typist.new, finds)
      typist.show(one.file, states.at(-1) ?? '')
      typist.settled.take()
      typist.clock.pass(restMs)
      assert.deepEqual(typist.new, typist.found)
      typist.done()
    })
  }

  it('tells nothing for being taken away letter by letter', () => {
    for (const [what, one] of Object.entries(cases)) {
      // The last letter that goes leaves a place that something stands at: an empty quote, an empty value.
      const typist = new Typist()
      const states = statesOf(typist.read(one.file), one)
      typist.show(one.file, states.at(-1) ?? '')
      const before = new Set(typist.new)
      for (const state of states.slice(0, -1).reverse()) {
        typist.show(one.file, state)
        assert.deepEqual(
          typist.new.filter(id => !before.has(id)),
          [],
          what,
        )
      }
      typist.done()
    }
  })

  const half = (typist: Typist): string => {
    const file = 'x/gateway/gateway.go'
    const text = typist.read(file).replace('import (', `import (\n\t"${module}/x/messa"`)
    typist.show(file, text.replace('x/messa"', 'x/mess"'))
    typist.settled.take()
    typist.clock.pass(restMs)
    typist.settled.take()
    typist.show(file, text)
    return text
  }

  it('waits no longer once the file is saved', () => {
    const typist = new Typist()
    half(typist)
    assert.deepEqual(typist.new, [])
    assert.notDeepEqual(typist.found, [])
    typist.workspace.saveDocument('x/gateway/gateway.go')
    assert.deepEqual(typist.new, typist.found)
    typist.done()
  })

  it('waits no longer once the disk holds the text, for a client that does not tell of it', () => {
    const typist = new Typist()
    const text = half(typist)
    fs.writeFileSync(path.join(typist.root, 'x/gateway/gateway.go'), text)
    typist.workspace.refreshPath('x/gateway/gateway.go')
    assert.notDeepEqual(typist.found, [])
    assert.deepEqual(typist.new, typist.found)
    typist.done()
  })

  it('waits no longer once the typing goes on elsewhere: in the file, in another, or in another word', () => {
    const goesOn: readonly ((typist: Typist, text: string) => void)[] = [
      (typist, text) => typist.show('x/gateway/gateway.go', `${text}\n// more\n`),
      (typist, text) => typist.show('x/gateway/gateway.go', text.replace('messa"', 'messa" // x')),
      typist => {
        const manifest = typist.read('x/rest/module.yaml')
        typist.show('x/rest/module.yaml', manifest)
        typist.show('x/rest/module.yaml', manifest.replace('summary: N', 'summary: An'))
      },
      typist => {
        const manifest = typist.read('x/rest/module.yaml')
        typist.show('x/rest/module.yaml', manifest)
        typist.show('x/rest/module.yaml', manifest.replace('status: beta', 'status: bet'))
      },
    ]
    for (const go of goesOn) {
      const typist = new Typist()
      go(typist, half(typist))
      assert.deepEqual(
        typist.new.filter(id => id.startsWith('unknown-package')),
        typist.found.filter(id => id.startsWith('unknown-package')),
      )
      assert.ok(typist.new.some(id => id.startsWith('unknown-package')))
      typist.done()
    }
  })

  it('is told at once where it is no beginning, or not only that', () => {
    const atOnce: readonly (readonly [file: string, from: string, to: string])[] = [
      ['x/gateway/gateway.go', 'import (', `import (\n\t"${module}/x/nowhere"`],
      // A package with others below it, and a pattern: put in whole.
      ['router/legacy.go', 'x/rest"', 'x/ai"'],
      ['x/rest/module.yaml', '- x/resilience', '- x/messaging'],
      ['x/rest/module.yaml', 'status: beta', 'status: x'],
      ['x/rest/module.yaml', 'risk: medium', 'risk: mediums'],
      ['x/rest/module.yaml', 'risk: medium\n', ''],
      ['x/rest/module.yaml', 'README.md', 'README.mdx'],
      ['specs/extension-beta-evidence.yaml', 'x-rest.md', 'x-rest.mde'],
    ]
    for (const [file, from, to] of atOnce) {
      const typist = new Typist()
      typist.show(file, typist.read(file))
      typist.settled.take()
      typist.show(file, typist.read(file).replace(from, to))
      assert.notDeepEqual(typist.found, [], to)
      assert.deepEqual(typist.new, typist.found, to)
      typist.done()
    }
  })

  it('goes at once where it is mended', () => {
    const typist = new Typist()
    const file = 'router/legacy.go'
    const text = typist.read(file)
    typist.show(file, text)
    typist.settled.take()
    typist.show(file, text.replace('x/rest"', 'x/res"'))
    const told = typist.settled.take().filter(finding => finding.file === file)
    assert.ok(told.every(({ key }) => !key.includes(`${module}/x/rest`)))
    typist.done()
  })

  it('is told at once where something else has changed with it', () => {
    const typist = new Typist()
    half(typist)
    assert.equal(typist.new.length, 0)
    const other = 'router/another.go'
    fs.writeFileSync(path.join(typist.root, other), `package router\n\nimport _ "${module}/x/rest"\n`)
    typist.workspace.refreshPath(other)
    assert.ok(typist.new.some(id => id.startsWith(`forbidden-import ${other}`)))
    assert.ok(!typist.new.some(id => id.startsWith('unknown-package')))
    typist.done()
  })

  it('costs a keystroke that finds nothing new no look at where it was', () => {
    const typist = new Typist()
    const { workspace } = typist
    let asked = 0
    const settled = new SettledFindings(
      {
        get findings() {
          return workspace.findings
        },
        get lastEdit() {
          return workspace.lastEdit
        },
        get unfinishedPlace() {
          asked++
          return workspace.unfinishedPlace
        },
        takeOtherChanges: () => workspace.takeOtherChanges(),
        settle: () => workspace.settle(),
      },
      typist.clock.delay,
    )
    const file = 'x/rest/module.yaml'
    const text = typist.read(file)
    for (const written of [text, text.replace('summary: ', 'summary: A'), `${text}# `, `${text}# a`]) {
      typist.show(file, written)
      settled.take()
    }
    assert.equal(asked, 0)
    typist.show(file, text.replace('status: beta', 'status: bet'))
    settled.take()
    assert.equal(asked, 1)
    typist.done()
  })
})
