// What a test asks of the real page: keys, the mouse, texts, pictures. Each request is a file that the runner
// (scripts/e2e/page-driver.mjs) answers with another. Without a page, on a desktop VS Code, keys and hovers go through
// VS Code's commands, and tests that look at the page say so with needsPage().
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as vscode from 'vscode'

const exchange = process.env.PLUMEGO_E2E_EXCHANGE

/** Whether there is a page to drive: the workbench in a browser, not a desktop VS Code. */
export const hasPage = exchange !== undefined

/** Which extension is under test: the one under development or the installed .vsix. */
export const mode = process.env.PLUMEGO_E2E_MODE === 'vsix' ? 'vsix' : 'dev'

/** Skips a test that looks at the page where there is none: `needsPage(this)` in a `function () {}` test. */
export const needsPage = (context: Mocha.Context): void => {
  if (!hasPage) context.skip()
}

interface Answer {
  value?: unknown
  error?: string
}

const ask = (action: string, ...args: unknown[]): Promise<unknown> => askIn(undefined, action, ...args)

/** @param frame selects an element of the webview that is meant; undefined for the window itself */
const askIn = async (frame: string | undefined, action: string, ...args: unknown[]): Promise<unknown> => {
  if (!exchange) throw new Error(`${action} needs the page: call needsPage(this) at the start of the test`)
  const id = randomUUID()
  const request = join(exchange, `${id}.request`)
  const answerFile = join(exchange, `${id}.answer`)
  writeFileSync(`${request}.part`, JSON.stringify({ id, action, args, frame }))
  renameSync(`${request}.part`, request)
  while (!existsSync(answerFile)) await delay(15)
  const answer = JSON.parse(readFileSync(answerFile, 'utf8')) as Answer
  rmSync(answerFile)
  if (answer.error) throw new Error(answer.error)
  return answer.value
}

/** Waits until `probe` gives something other than undefined, null or false; fails with `what` after the time limit. */
export const until = async <T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 20_000,
): Promise<NonNullable<T>> => {
  const end = Date.now() + timeoutMs
  for (;;) {
    const value = await probe()
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`)
    await delay(30)
  }
}

/** Takes a picture of the window, or of one element: out/screenshots/MODE/NAME.png. Nothing on a desktop. */
export const screenshot = async (name: string, selector?: string): Promise<void> => {
  if (hasPage) await ask('screenshot', name, selector)
}

const KEY_COMMANDS: Record<string, string> = {
  'Control+Space': 'editor.action.triggerSuggest',
  'Control+.': 'editor.action.quickFix',
  'Control+Period': 'editor.action.quickFix',
  Enter: 'acceptSelectedSuggestion',
  Tab: 'acceptSelectedSuggestion',
  Escape: 'hideSuggestWidget',
  ArrowDown: 'selectNextSuggestion',
  ArrowUp: 'selectPrevSuggestion',
}

/** Presses a key or a combination, in playwright's notation: `Enter`, `Control+Space`. */
export const press = async (key: string): Promise<void> => {
  if (hasPage) {
    await ask('press', key)
    return
  }
  const command = KEY_COMMANDS[key]
  if (!command) throw new Error(`${key} has no command for a desktop VS Code: add it to KEY_COMMANDS`)
  await vscode.commands.executeCommand(command)
}

/** Types text where the focus is. */
export const type = async (text: string): Promise<void> => {
  if (hasPage) await ask('type', text)
  else await vscode.commands.executeCommand('type', { text })
}

/** Rests the mouse on a text in the editor (the first that is visible), as a person would to see a hover. */
export const hoverText = async (text: string): Promise<void> => {
  if (hasPage) {
    await ask('hoverText', text)
    return
  }
  const editor = vscode.window.activeTextEditor
  const offset = editor?.document.getText().indexOf(text) ?? -1
  if (!editor || offset < 0) throw new Error(`No "${text}" in the active editor`)
  const position = editor.document.positionAt(offset + Math.floor(text.length / 2))
  await select(editor, position)
  await vscode.commands.executeCommand('editor.action.showHover')
}

/** Rests the mouse on an element; `text` narrows the selector to the element that contains it. */
export const hover = async (selector: string, text?: string): Promise<void> => {
  await ask('hover', selector, text)
}

/** Moves the mouse out of the way, so that hovers close. */
export const moveAway = async (): Promise<void> => {
  if (hasPage) await ask('moveAway')
}

/** Clicks the first visible element; `text` narrows the selector to the element that contains it. */
export const click = async (selector: string, text?: string): Promise<void> => {
  await ask('click', selector, text)
}

/** Waits for a visible element with that text and returns its whole text. */
export const waitForText = async (selector: string, text: string, timeoutMs = 20_000): Promise<string> =>
  (await ask('waitForText', selector, text, timeoutMs)) as string

/** Waits until no visible element has that text. */
export const waitForNoText = async (selector: string, text: string, timeoutMs = 20_000): Promise<void> => {
  await ask('waitForNoText', selector, text, timeoutMs)
}

/** The texts of all visible elements, in the order of the page. */
export const textsOf = async (selector: string): Promise<string[]> => (await ask('textsOf', selector)) as string[]

/** The text of the first visible element, or an empty one. */
export const textOf = async (selector: string): Promise<string> => (await textsOf(selector))[0] ?? ''

/** How many visible elements there are. */
export const count = async (selector: string): Promise<number> => (await textsOf(selector)).length

/** An attribute of each visible element, such as the aria-label of a tree's rows. */
export const attributesOf = async (selector: string, name: string): Promise<(string | null)[]> =>
  (await ask('attributesOf', selector, name)) as (string | null)[]

/** The width of the first visible element, in pixels. */
export const widthOf = async (selector: string): Promise<number> => (await ask('widthOf', selector)) as number

/** Gives the panel the room of the editors too, or takes it back. VS Code's command only turns one into the other. */
export const maximizePanel = async (isMaximized: boolean): Promise<void> => {
  await until(`the panel to be ${isMaximized ? 'large' : 'small'}`, async () => {
    if (((await count('.part.editor')) === 0) === isMaximized) return true
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel')
    return false
  })
}

/** Drags the visible element that lies furthest to the left, below its middle. @param by pixels to the right */
export const drag = async (selector: string, by: number): Promise<void> => {
  await ask('drag', selector, by)
}

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
}

const KINDS = {
  dark: vscode.ColorThemeKind.Dark,
  light: vscode.ColorThemeKind.Light,
  contrast: vscode.ColorThemeKind.HighContrast,
}

/** Switches the colour theme for the tests and pictures that follow. */
export const setTheme = async (theme: keyof typeof THEMES): Promise<void> => {
  const configuration = vscode.workspace.getConfiguration('workbench')
  await configuration.update('colorTheme', THEMES[theme], vscode.ConfigurationTarget.Global)
  await until(`the ${theme} theme`, () => vscode.window.activeColorTheme.kind === KINDS[theme])
}

/** Opens a file of the workspace in an editor. @param path relative to the workspace's folder */
export const openFile = async (path: string): Promise<vscode.TextEditor> => {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('No folder is open')
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path))
  return vscode.window.showTextDocument(document)
}

/** Puts the cursor behind (or `before`) a text of the editor; returns when the window has it there too. */
export const placeCursor = async (
  editor: vscode.TextEditor,
  text: string,
  side: 'before' | 'after' = 'after',
): Promise<void> => {
  const offset = editor.document.getText().indexOf(text)
  if (offset < 0) throw new Error(`No "${text}" in ${editor.document.uri.path}`)
  await select(editor, editor.document.positionAt(side === 'after' ? offset + text.length : offset))
}

/** Setting a selection only sends a message: a key pressed right after it would still meet the old cursor. */
const select = async (editor: vscode.TextEditor, position: vscode.Position): Promise<void> => {
  const wanted = new vscode.Selection(position, position)
  if (editor.selection.isEqual(wanted)) return
  let arrived = false
  const listener = vscode.window.onDidChangeTextEditorSelection(event => {
    arrived ||= event.textEditor === editor && event.selections.some(selection => selection.isEqual(wanted))
  })
  try {
    editor.selection = wanted
    editor.revealRange(wanted)
    await until(`the cursor at ${position.line + 1}:${position.character + 1}`, () => arrived)
  } finally {
    listener.dispose()
  }
}

/** What a test asks of a webview; selectors are looked up in it. */
export interface WebviewDriver {
  click(selector: string, text?: string): Promise<void>
  hover(selector: string, text?: string): Promise<void>
  textsOf(selector: string): Promise<string[]>
  attributesOf(selector: string, name: string): Promise<(string | null)[]>
  waitForText(selector: string, text: string, timeoutMs?: number): Promise<string>
  /** What axe-core finds wrong with it: each rule, and the element that breaks it. */
  violations(): Promise<string[]>
}

/** @param frame selects an element that this webview has, and no other one */
export const webview = (frame: string): WebviewDriver => ({
  click: async (...args) => void (await askIn(frame, 'click', ...args)),
  hover: async (...args) => void (await askIn(frame, 'hover', ...args)),
  textsOf: async selector => (await askIn(frame, 'textsOf', selector)) as string[],
  attributesOf: async (...args) => (await askIn(frame, 'attributesOf', ...args)) as (string | null)[],
  waitForText: async (selector, text, timeoutMs = 20_000) =>
    (await askIn(frame, 'waitForText', selector, text, timeoutMs)) as string,
  violations: async () => (await askIn(frame, 'violations')) as string[],
})
