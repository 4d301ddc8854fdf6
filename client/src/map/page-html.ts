import { env, type Uri, type Webview } from 'vscode'
import type { Start } from '../../webview/messages.ts'

/** The page: it loads one script and one style of the extension's, and nothing else. */
export function pageHtml(webview: Webview, script: Uri, style: Uri, start: Start): string {
  const nonce = crypto.randomUUID()
  const policy = ["default-src 'none'", `style-src ${webview.cspSource}`, `script-src 'nonce-${nonce}'`].join('; ')
  return [
    '<!DOCTYPE html>',
    `<html lang="${escaped(env.language)}">`,
    '<head>',
    '<meta charset="UTF-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(start.words.title)}</title>`,
    `<link rel="stylesheet" href="${escaped(webview.asWebviewUri(style).toString())}">`,
    '</head>',
    '<body>',
    `<main data-start="${escaped(JSON.stringify(start))}"></main>`,
    `<script nonce="${nonce}" src="${escaped(webview.asWebviewUri(script).toString())}"></script>`,
    '</body>',
    '</html>',
  ].join('\n')
}

/** Text as the value of an attribute, or as text. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
