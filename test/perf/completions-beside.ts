import fs from 'node:fs'
import path from 'node:path'
import type { CompletionClientCapabilities } from 'vscode-languageserver-protocol/node'
import { LspClient, uriOf } from '../support/lsp-client.ts'
import { typedSpecs } from '../support/typing/workspace-typing.ts'
import { startYamlLanguageServer } from '../support/yaml-language-server.ts'
import { p95 } from './beside.ts'

const manifests = ['core/module.yaml', 'x/rest/module.yaml', 'x/messaging/module.yaml', 'x/ai/module.yaml']

/** What VS Code takes of the items of a list. */
const completionOfVsCode: CompletionClientCapabilities = {
  completionItem: { snippetSupport: true, labelDetailsSupport: true, documentationFormat: ['markdown'] },
  completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
}

/** Of each key so many values are typed, and so many letters of each. */
const mostValues = 4
const mostLetters = 3
const warmingLetters = 40

/** A text that somebody types, at one letter. */
interface Keystroke {
  readonly key: string
  readonly text: string
  /** 0-based. */
  readonly line: number
  readonly character: number
}

/** The first values of each key of a file, letter by letter from nothing, each on the line where it stands. */
function keystrokesOf(text: string): Keystroke[] {
  const lines = text.split('\n')
  const seen = new Map<string, number>()
  let key = ''
  return lines.flatMap((line, number): Keystroke[] => {
    const [, lead = '', named, value = ''] = /^(\s*(?:- )?(?:([\w./-]+):(?: |$))?)(.*)$/.exec(line) ?? []
    key = named ?? key
    const values = (seen.get(key) ?? 0) + Number(value !== '')
    seen.set(key, values)
    if (value === '' || line.trim().startsWith('#') || values > mostValues) return []
    return Array.from({ length: Math.min(mostLetters, value.length) + 1 }, (_, letters) => {
      const typed = lead + value.slice(0, letters)
      return { key, text: lines.with(number, typed).join('\n'), line: number, character: typed.length }
    })
  })
}

/** @param isOver waits until the server has nothing left to do about a version of the document */
async function timesOf(
  client: LspClient,
  uri: string,
  keystrokes: readonly Keystroke[],
  isOver: (version: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (const { text, line, character } of keystrokes) {
    const version = await client.change(uri, text)
    const start = performance.now()
    await client.request('textDocument/completion', { textDocument: { uri }, position: { line, character } })
    times.push(performance.now() - start)
    await isOver(version)
  }
  return times
}

/** Milliseconds of completions over stdio, by the file and key that they are for. */
export type CompletionTimes = ReadonlyMap<string, readonly number[]>

/** What our server and yaml-language-server take for each letter in a whole workspace, in turns. */
export async function completionsBeside(
  root: string,
): Promise<readonly [ours: CompletionTimes, theirs: CompletionTimes]> {
  const ours = await LspClient.start([root], { textDocument: { completion: completionOfVsCode } })
  const theirs = await startYamlLanguageServer(root)
  const times = [new Map<string, number[]>(), new Map<string, number[]>()] as const
  for (const file of [...manifests, ...typedSpecs].filter(file => fs.existsSync(path.join(root, file)))) {
    const uri = uriOf(root, file)
    const text = fs.readFileSync(path.join(root, file), 'utf8')
    const keystrokes = keystrokesOf(text)
    for (const [index, client] of [ours, theirs].entries()) {
      await client.open(uri, text)
      const hover = { textDocument: { uri }, position: { line: 0, character: 0 } }
      const isOver = (version: number): Promise<unknown> =>
        client === ours ? client.waitForVersion(uri, version) : client.request('textDocument/hover', hover)
      // The first letters warm up.
      await timesOf(client, uri, keystrokes.slice(0, warmingLetters), isOver)
      for (const [at, time] of (await timesOf(client, uri, keystrokes, isOver)).entries()) {
        const name = `${path.basename(file, '.yaml')} ${keystrokes[at]?.key}`
        const known = times[index]?.get(name)
        if (known) known.push(time)
        else times[index]?.set(name, [time])
      }
      await client.change(uri, text)
      await client.notify('textDocument/didClose', { textDocument: { uri } })
    }
  }
  await ours.stop()
  await theirs.stop()
  return times
}

/** The keys whose completions take longest, as lines of text. */
export function slowestKeys(times: CompletionTimes, count: number): string[] {
  const slowest = [...times].map(([key, all]) => ({ key, time: p95([...all]) })).sort((a, b) => b.time - a.time)
  return slowest.slice(0, count).map(({ key, time }) => `${key} ${time.toFixed(2)} ms`)
}
