import { type ChildProcess, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { LspClient, uriOf } from '../support/lsp-client.ts'
import { p95 } from './beside.ts'

/** So many Go files are added, in packages of ten. */
const growths = [0, 16_000, 160_000] as const

const filesOfPackage = 10
const edits = 60

const check = fileURLToPath(new URL('../../server/dist/check.cjs', import.meta.url))

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

function grow(workspace: string, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const at = Math.floor(i / filesOfPackage)
    const directory = path.join(workspace, 'x', 'grown', `g${Math.floor(at / 100)}`, `p${at}`)
    if (i % filesOfPackage === 0) fs.mkdirSync(directory, { recursive: true })
    const text = `package p${at}\n\nimport (\n\t"net/http"\n\n\t"github.com/spcent/plumego/contract"\n)\n\nvar _ = contract.Nothing\nvar _ http.Handler\n`
    fs.writeFileSync(path.join(directory, `f${i % filesOfPackage}.go`), text)
  }
}

/** From an edit to its diagnostics, in milliseconds. */
async function editing(client: LspClient, uri: string, text: string, change: (n: number) => string): Promise<number[]> {
  await client.open(uri, text)
  const times: number[] = []
  for (let n = 0; n < edits; n++) {
    const start = performance.now()
    await client.waitForVersion(uri, await client.change(uri, change(n)))
    // The first ones warm up.
    if (n >= edits / 4) times.push(performance.now() - start)
  }
  await client.notify('textDocument/didClose', { textDocument: { uri } })
  return times
}

function memoryOf({ pid }: Pick<ChildProcess, 'pid'>): number {
  const status = process.platform === 'linux' ? fs.readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024
}

async function measure(workspace: string): Promise<string[]> {
  const go = path.join(workspace, 'x', 'rest', 'zz_bench.go')
  const goText = 'package rest\n\nimport "github.com/spcent/plumego/contract"\n'
  const start = performance.now()
  const client = await LspClient.start([workspace])
  await client.open(uriOf(go), goText)
  await client.hover(uriOf(go), 2, 20)
  const hover = performance.now() - start
  const manifest = path.join(workspace, 'x', 'rest', 'module.yaml')
  const manifestText = fs.readFileSync(manifest, 'utf8')
  const statuses = ['experimental', 'beta'] as const
  const byManifest = await editing(client, uriOf(manifest), manifestText, n =>
    manifestText.replace(/^status: .*/m, `status: ${statuses[n % 2]}`),
  )
  const byImport = await editing(client, uriOf(go), goText, n => goText.replace('contract', n % 2 ? 'router' : 'log'))
  const memory = memoryOf(client.process)
  await client.stop()
  const began = performance.now()
  const run = spawnSync(process.execPath, [check, '--format', 'json'], { cwd: workspace, maxBuffer: 1 << 28 })
  const took = performance.now() - began
  return [
    `start to first hover ${hover.toFixed(0)} ms`,
    `edit of a status to its diagnostics ${median(byManifest).toFixed(1)} ms, p95 ${p95(byManifest).toFixed(1)}`,
    `edit of an import to its diagnostics ${median(byImport).toFixed(1)} ms, p95 ${p95(byImport).toFixed(1)}`,
    `server ${memory.toFixed(0)} MiB`,
    `plumego-check ${took.toFixed(0)} ms, exit ${run.status}`,
  ]
}

/** What things take in a workspace that grows, a line each. */
export async function* growthLines(workspace: string): AsyncGenerator<string> {
  let files = 0
  for (const growth of growths) {
    grow(workspace, files, growth)
    files = growth
    yield `${growth.toLocaleString('en')} more Go files: ${(await measure(workspace)).join('; ')}`
  }
}
