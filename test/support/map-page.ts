import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import type { Answer, MapWords } from '../../client/webview/messages.ts'

const root = path.join(import.meta.dirname, '..', '..')

/** What VS Code would put into the page's style, of its light theme. */
const theme = {
  'charts-green': '#388a34',
  'charts-red': '#b01011',
  descriptionForeground: '#3b3b3b',
  'editor-background': '#ffffff',
  'editor-foreground': '#3b3b3b',
  'editorWidget-background': '#f8f8f8',
  'font-family': 'sans-serif',
  'font-size': '13px',
  focusBorder: '#005fb8',
  'button-background': '#005fb8',
  'button-foreground': '#ffffff',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryForeground': '#3b3b3b',
  'input-background': '#ffffff',
  'input-border': '#cecece',
  'input-foreground': '#3b3b3b',
  'input-placeholderForeground': '#5f5f5f',
  'panel-border': '#e5e5e5',
  'textLink-foreground': '#005fb8',
}

/** The words of the map's page in a language, from the extension's own source. @param translations by their English */
export async function wordsIn(translations: Readonly<Record<string, string>>): Promise<MapWords> {
  const l10n = `export const l10n = { t: text => (${JSON.stringify(translations)})[text] ?? text }`
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'client/src/map/words.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'vscode',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'vscode' }))
          onLoad({ filter: /^/, namespace: 'vscode' }, () => ({ contents: l10n }))
        },
      },
    ],
  })
  const script = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`
  const { mapWords }: { mapWords: () => MapWords } = await import(script)
  return mapWords()
}

/** The built page in a browser, with words and answers of a test in place of the editor's. */
export async function openMapPage(browser: Browser, words: MapWords): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 } })
  const variables = Object.entries(theme).map(([name, value]) => `--vscode-${name}: ${value};`)
  const start = JSON.stringify({ words, view: { root: 'file:///plumego', rows: [], columns: [] } })
  const styles = `:root { ${variables.join(' ')} } ${fs.readFileSync(path.join(root, 'dist/map.css'), 'utf8')}`
  await page.setContent(
    '<!DOCTYPE html><html lang="zh-cn"><head><title>map</title></head><body><main></main></body></html>',
  )
  await page.addStyleTag({ content: styles })
  await page.evaluate(`
    document.querySelector('main').dataset.start = ${JSON.stringify(start)}
    globalThis.acquireVsCodeApi = () => ({ postMessage: () => {}, getState: () => undefined, setState: () => {} })
  `)
  await page.addScriptTag({ content: fs.readFileSync(path.join(root, 'dist/map.js'), 'utf8') })
  return page
}

/** Tells the page what the host would. */
export const tell = (page: Page, answer: Answer): Promise<void> =>
  page.evaluate(`window.postMessage(${JSON.stringify(answer)})`)
