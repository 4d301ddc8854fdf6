import fs from 'node:fs'
import path from 'node:path'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'
import { placesOf } from '../support/places.ts'
import { startYamlLanguageServer } from '../support/yaml-language-server.ts'

const rounds = 40

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Milliseconds, medians over the places of one manifest. */
interface Latencies {
  readonly completion: number
  readonly hover: number
  /** From an edit that makes a mistake, or mends it, to the diagnostics of the edited text. */
  readonly diagnostics: number
}

async function latencies(client: LspClient, uri: string, text: string): Promise<Latencies> {
  const times = { completion: [] as number[], hover: [] as number[], diagnostics: [] as number[] }
  const places = placesOf(text).slice(0, rounds)
  for (const { text: typed, line, character } of places) {
    await client.change(uri, typed)
    const params = { textDocument: { uri }, position: { line, character } }
    times.completion.push(await timed(() => client.request('textDocument/completion', params)))
  }
  await client.change(uri, text)
  for (const { line } of places) times.hover.push(await timed(() => client.hover(uri, line, 1)))
  const wrong = text.replace(/^risk: .*$/m, 'risk: none at all')
  for (let round = 0; round < rounds / 2; round++) {
    for (const edited of [wrong, text]) {
      const isWrong = edited === wrong
      const start = performance.now()
      await client.change(uri, edited)
      await client.waitForDiagnostics(uri, found => found.length > 0 === isWrong)
      times.diagnostics.push(performance.now() - start)
    }
  }
  const { completion, hover, diagnostics } = times
  return { completion: median(completion), hover: median(hover), diagnostics: median(diagnostics) }
}

/** What our server and yaml-language-server with our schemas take on the same manifest, one after the other. */
export async function besideYamlLanguageServer(): Promise<readonly [ours: Latencies, theirs: Latencies]> {
  const sample = copySample()
  const uri = uriOf(sample, 'x/messaging/module.yaml')
  const text = fs.readFileSync(path.join(sample, 'x/messaging/module.yaml'), 'utf8')
  const completionItem = { snippetSupport: true, documentationFormat: ['markdown' as const] }
  const clients = [
    await LspClient.start([sample], { textDocument: { completion: { completionItem } } }),
    await startYamlLanguageServer(sample),
  ]
  const found: Latencies[] = []
  for (const client of clients) {
    await client.open(uri, text)
    // The first round warms up.
    await latencies(client, uri, text)
    found.push(await latencies(client, uri, text))
    await client.stop()
  }
  fs.rmSync(path.dirname(sample), { recursive: true })
  const [ours, theirs] = found
  if (!ours || !theirs) throw new Error('one of the two servers was not measured')
  return [ours, theirs]
}
