import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { goPieces, yamlPieces } from '../fuzz/random/pieces.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'
import { numbersFrom } from '../support/random-numbers.ts'
import { filesBelow } from '../support/sample-files.ts'
import { type Told, toldByServer, toldOfClosed } from '../support/told.ts'

/** What a server holds at some moment. */
export interface Weight {
  /** In bytes, once what nobody needs is gone, and without compiled code. */
  readonly heap: number
  readonly handles: number
  readonly descriptors: number
}

/** What a day came to. */
export interface Day {
  readonly operations: ReadonlyMap<string, number>
  readonly early: Weight
  readonly late: Weight
  /** What the server tells once everything is closed, and what a fresh command does. */
  readonly told: readonly Told[]
  readonly expected: readonly Told[]
  /** Failures that the server logged. */
  readonly failures: readonly string[]
}

/** How long the server may take to see what nobody told it, in milliseconds. */
const longestHealing = 30_000

/** One person, one editor and one disk, over a workspace. */
class Editor {
  readonly operations = new Map<string, number>()
  readonly #root: string
  readonly #client: LspClient
  readonly #random: (below: number) => number
  readonly #original: ReadonlyMap<string, string>
  readonly #open = new Map<string, { text: string; version: number }>()

  constructor(root: string, client: LspClient, random: (below: number) => number) {
    this.#root = root
    this.#client = client
    this.#random = random
    // Without them the command would look at another workspace.
    const holdsItTogether = new Set(['go.mod', 'specs/repo.yaml'])
    this.#original = new Map([...filesBelow(root)].filter(([file]) => !holdsItTogether.has(file)))
  }

  /** Does something. */
  async act(): Promise<void> {
    const acts = [
      ...Array<[string, () => Promise<void>]>(12).fill(['edit', () => this.#edit()]),
      ...Array<[string, () => Promise<void>]>(3).fill(['open', () => this.#openOne()]),
      ...Array<[string, () => Promise<void>]>(3).fill(['close', () => this.#closeOne()]),
      ...Array<[string, () => Promise<void>]>(2).fill(['save', () => this.#save()]),
      ...Array<[string, () => Promise<void>]>(3).fill(['change on the disk', () => this.#changeDisk()]),
      ['remove', () => this.#remove()] as [string, () => Promise<void>],
      ['rename', () => this.#rename()] as [string, () => Promise<void>],
      ['restore', () => this.#restore()] as [string, () => Promise<void>],
      ['ask', () => this.#ask()] as [string, () => Promise<void>],
    ]
    const [name, act] = this.#one(acts)
    this.operations.set(name, (this.operations.get(name) ?? 0) + 1)
    await act()
  }

  async closeAll(): Promise<void> {
    for (const file of [...this.#open.keys()]) await this.#close(file)
  }

  #one<Value>(values: readonly Value[]): Value {
    const value = values[this.#random(values.length)]
    if (value === undefined) throw new Error('nothing to choose from')
    return value
  }

  /** A file of the workspace as it was, or one that never was. */
  #file(): string {
    if (this.#random(10) === 0)
      return this.#one(['router/new.go', 'x/fresh/module.yaml', 'x/fresh/a.go', 'x/rest/b.go'])
    return this.#one([...this.#original.keys()])
  }

  #changed(text: string, file: string): string {
    if (this.#random(8) === 0) return this.#original.get(file) ?? text
    const at = this.#random(text.length + 1)
    const put = this.#one(file.endsWith('.go') ? goPieces : yamlPieces)
    return text.slice(0, at) + put + text.slice(at + this.#random(6))
  }

  async #openOne(): Promise<void> {
    const file = this.#file()
    if (this.#open.has(file) || this.#open.size > 20) return
    const absolute = path.join(this.#root, file)
    const text = fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : ''
    this.#open.set(file, { text, version: 1 })
    await this.#client.open(uriOf(absolute), text)
  }

  async #edit(): Promise<void> {
    const [file, open] = this.#open.size === 0 ? [] : this.#one([...this.#open])
    if (file === undefined || !open) return this.#openOne()
    open.text = this.#changed(open.text, file).slice(0, 20_000)
    open.version = await this.#client.change(uriOf(this.#root, file), open.text)
  }

  async #closeOne(): Promise<void> {
    if (this.#open.size > 0) await this.#close(this.#one([...this.#open.keys()]))
  }

  async #close(file: string): Promise<void> {
    this.#open.delete(file)
    await this.#client.close(uriOf(this.#root, file))
  }

  async #save(): Promise<void> {
    if (this.#open.size === 0) return
    const [file, { text }] = this.#one([...this.#open])
    this.#write(file, text)
    await this.#client.notify('textDocument/didSave', { textDocument: { uri: uriOf(this.#root, file) } })
    await this.#tell(file, 2)
  }

  #write(file: string, text: string): void {
    const absolute = path.join(this.#root, file)
    fs.mkdirSync(path.dirname(absolute), { recursive: true })
    fs.writeFileSync(absolute, text)
  }

  async #changeDisk(): Promise<void> {
    const file = this.#file()
    const absolute = path.join(this.#root, file)
    const isThere = fs.existsSync(absolute)
    this.#write(file, this.#changed(isThere ? fs.readFileSync(absolute, 'utf8') : '', file))
    await this.#tell(file, isThere ? 2 : 1)
  }

  async #remove(): Promise<void> {
    const file = this.#file()
    fs.rmSync(path.join(this.#root, file), { force: true })
    await this.#tell(file, 3)
  }

  async #rename(): Promise<void> {
    const from = path.posix.dirname(this.#one([...this.#original.keys()].filter(file => file.startsWith('x/'))))
    const [source, target] = [from, `${from}-moved`].map(name => path.join(this.#root, name))
    const back = fs.existsSync(target ?? '')
    const [before = '', after = ''] = back ? [target, source] : [source, target]
    if (!fs.existsSync(before) || fs.existsSync(after)) return
    fs.renameSync(before, after)
    await this.#tell(path.relative(this.#root, before), 3)
    await this.#tell(path.relative(this.#root, after), 1)
  }

  /** So that the day does not end on a heap of rubble. */
  async #restore(): Promise<void> {
    const file = this.#one([...this.#original.keys()])
    this.#write(file, this.#original.get(file) ?? '')
    await this.#tell(file, 2)
  }

  async #ask(): Promise<void> {
    const uri = uriOf(this.#root, this.#one([...(this.#open.size > 0 ? this.#open : this.#original).keys()]))
    await this.#client.hover(uri, this.#random(12), this.#random(30))
    await this.#client.completions(uri, { line: this.#random(12), character: this.#random(10) })
  }

  /** Watchers drop what happens: one event of four never comes. */
  async #tell(file: string, type: 1 | 2 | 3): Promise<void> {
    if (this.#random(4) > 0) await this.#client.watched(uriOf(this.#root, file), type)
  }
}

/**
 * A day of work in an editor: random edits, openings, closings, renames and changes of the disk, of which many are not told.
 * @param root a copy of a workspace that may be changed
 * @param early after how many operations the server is weighed first
 */
export async function dayOfWork(root: string, operations: number, early: number, seed: number): Promise<Day> {
  const file = path.join(path.dirname(root), 'weight.json')
  const preload = path.join(import.meta.dirname, 'weigh.cjs')
  const env = { PLUMEGO_WEIGHT: file, NODE_OPTIONS: `--require ${preload}` }
  const client = await LspClient.start([root], {}, {}, env)
  client.probeDirectory = root
  const weigh = async (): Promise<Weight> => {
    await client.settle()
    fs.rmSync(file, { force: true })
    client.process.kill('SIGUSR2')
    while (!fs.existsSync(file)) await sleep(20)
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  }
  try {
    const editor = new Editor(root, client, numbersFrom(seed))
    let first: Weight | undefined
    for (let i = 1; i <= operations; i++) {
      await editor.act()
      // A person is slower than a pipe.
      if (i % 50 === 0) await client.settle()
      if (i === early) first = await weigh()
    }
    const late = await weigh()
    await editor.closeAll()
    await client.settle()
    const expected = toldOfClosed(root)
    const wanted = JSON.stringify(expected)
    const end = Date.now() + longestHealing
    while (JSON.stringify(toldByServer(client, root)) !== wanted && Date.now() < end) await sleep(100)
    return {
      operations: editor.operations,
      early: first ?? late,
      late,
      told: toldByServer(client, root),
      expected,
      failures: client.logged.filter(({ type }) => type === 1).map(({ message }) => message),
    }
  } finally {
    await client.stop()
  }
}
