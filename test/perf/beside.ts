import fs from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'
import { placesOf } from '../support/places.ts'
import { startYamlLanguageServer } from '../support/yaml-language-server.ts'

const rounds = 40
/** A fast typist's letters are not closer. */
const betweenLettersMs = 50

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** The time that 95 of 100 are within. */
export const p95 = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0

/** Milliseconds, medians over the places of one manifest but for `completion p95`. */
interface Latencies {
  readonly completion: number
  readonly 'completion p95': number
  readonly hover: number
  /** From an edit that makes a mistake, or mends it, to the diagnostics of the edited text. */
  readonly diagnostics: number
}

type Times = Record<'completion' | 'hover' | 'diagnostics', number[]>

/** The servers take turns, so that a busy moment of the machine hits both alike. */
async function latencies(clients: readonly LspClient[], uri: string, text: string): Promise<Latencies[]> {
  const all = clients.map(client => ({ client, times: { completion: [], hover: [], diagnostics: [] } as Times }))
  const places = placesOf(text).slice(0, rounds)
  const wrong = text.replace(/^risk: .*$/m, 'risk: none at all')
  for (const { text: typed, line, character } of places) {
    for (const { client, times } of all) {
      await client.change(uri, typed)
      const params = { textDocument: { uri }, position: { line, character } }
      times.completion.push(await timed(() => client.request('textDocument/completion', params)))
      await client.change(uri, text)
      await setTimeout(betweenLettersMs)
      times.hover.push(await timed(() => client.hover(uri, line, 1)))
    }
  }
  for (let round = 0; round < rounds; round++) {
    const edited = round % 2 === 0 ? wrong : text
    for (const { client, times } of all) times.diagnostics.push(await timed(() => told(client, uri, edited, wrong)))
  }
  return all.map(({ times: { completion, hover, diagnostics } }) => ({
    completion: median(completion),
    'completion p95': p95(completion),
    hover: median(hover),
    diagnostics: median(diagnostics),
  }))
}

async function told(client: LspClient, uri: string, edited: string, wrong: string): Promise<void> {
  await client.change(uri, edited)
  await client.waitForDiagnostics(uri, found => found.length > 0 === (edited === wrong))
}

/** What our server and yaml-language-server with our schemas take on the same manifest, in turns. */
export async function besideYamlLanguageServer(): Promise<readonly [ours: Latencies, theirs: Latencies]> {
  const sample = copySample()
  const uri = uriOf(sample, 'x/messaging/module.yaml')
  const text = fs.readFileSync(path.join(sample, 'x/messaging/module.yaml'), 'utf8')
  const completionItem = { snippetSupport: true, documentationFormat: ['markdown' as const] }
  const clients = [
    await LspClient.start([sample], { textDocument: { completion: { completionItem } } }),
    await startYamlLanguageServer(sample),
  ]
  for (const client of clients) await client.open(uri, text)
  // The first round warms up.
  await latencies(clients, uri, text)
  const [ours, theirs] = await latencies(clients, uri, text)
  for (const client of clients) await client.stop()
  fs.rmSync(path.dirname(sample), { recursive: true })
  if (!ours || !theirs) throw new Error('one of the two servers was not measured')
  return [ours, theirs]
}
