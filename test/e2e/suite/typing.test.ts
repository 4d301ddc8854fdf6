import assert from 'node:assert/strict'
import { relative } from 'node:path'
import * as vscode from 'vscode'
import { newCounters } from '../../../server/src/core/repo/counters.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import { loadWorkspace } from '../../../server/src/node/workspace.ts'
import { coreServer, importServer } from '../../support/typing/core-server.ts'
import { EditorModel, goLanguage, type TypingServer, yamlLanguage } from '../../support/typing/editor-model.ts'
import { mode, needsPage, openFile, press, screenshot, textsOf, type, until } from './driver.ts'
import { type Scene, scenes } from './typing-scenes.ts'

/** How many labels of a list are compared: a window shows more. */
const seen = 6

const named: Readonly<Record<string, string>> = { '⏎': 'Enter', '⇥': 'Tab', '␛': 'Escape' }

const labels = async (): Promise<string[]> =>
  (await textsOf('.suggest-widget .monaco-list-row .label-name')).slice(0, seen)

/** The model of the editor over the files of the window, the typed one as it is at each key. */
function modelOf({ file, before }: Scene, root: vscode.Uri): EditorModel {
  const repository = new Repository(newCounters())
  repository.load(loadWorkspace(root.fsPath, repository.counters))
  // The server sees them too, those of earlier tests among them: a window lets go of a document late.
  for (const document of vscode.workspace.textDocuments) {
    const path = relative(root.fsPath, document.uri.fsPath)
    const isInside = document.uri.scheme === root.scheme && !path.startsWith('..')
    if (isInside && !document.isClosed) repository.openDocument(path, { text: document.getText() })
  }
  const isGo = file.endsWith('.go')
  const serverNow = (): TypingServer =>
    isGo ? importServer(repository.snapshot(), file) : coreServer(repository, file)
  const server: TypingServer = {
    triggerCharacters: serverNow().triggerCharacters,
    ask: (text, ...rest) => {
      repository.openDocument(file, { text })
      return serverNow().ask(text, ...rest)
    },
  }
  return new EditorModel(server, isGo ? goLanguage : yamlLanguage, before, true)
}

/** A window and the model of it, which get the same keys. */
class Typist {
  readonly #editor: vscode.TextEditor
  readonly #model: EditorModel
  #typed = ''

  constructor(editor: vscode.TextEditor, model: EditorModel) {
    this.#editor = editor
    this.#model = model
  }

  get text(): string {
    return this.#editor.document.getText().replaceAll('\r\n', '\n')
  }

  /** Types letters, and presses keys between them. */
  async keys(keys: string): Promise<void> {
    for (const part of keys.split(/([⏎⇥␛])/).filter(part => part !== '')) {
      const name = named[part]
      if (name !== undefined) await press(name)
      else await type(part)
      if (part === '⏎') this.#model.enter()
      else if (part === '⇥') this.#model.accept()
      else if (part === '␛') this.#model.escape()
      else for (const letter of part) this.#model.type(letter)
      this.#typed += part
      await this.assertAlike()
    }
  }

  /** Makes the blanks of a blank line those that are wanted. */
  async indentTo(indent: string): Promise<void> {
    if (this.#model.lineText.trim() !== '') return
    while (!indent.startsWith(this.#model.lineText)) {
      this.#model.indentTo(this.#model.lineText.slice(0, -2))
      await press('Backspace')
      await this.assertAlike()
    }
    const missing = indent.slice(this.#model.lineText.length)
    if (missing !== '') await this.keys(missing)
  }

  /** Waits until the window has the model's text and its list, with nothing more to come. */
  async assertAlike(): Promise<void> {
    const behind = `behind ${JSON.stringify(this.#typed)}`
    await until(`the text of the model ${behind}`, () => this.text === this.#model.text, 10_000).catch(() =>
      assert.equal(this.text, this.#model.text, behind),
    )
    const expected = JSON.stringify(this.#model.shown?.slice(0, seen).map(({ label }) => label) ?? [])
    const isAlike = async (): Promise<boolean> => {
      await this.#answered()
      return JSON.stringify(await labels()) === expected
    }
    const isSettled = async (): Promise<boolean> => (await isAlike()) && (await isAlike())
    await until(`the list of the model ${behind}`, isSettled, 10_000).catch(async () =>
      assert.equal(JSON.stringify(await labels()), expected, behind),
    )
  }

  /** Servers answer in order: what the window asked for before is answered then. */
  async #answered(): Promise<void> {
    const { document, selection } = this.#editor
    await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, selection.active)
  }
}

describe('typing', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri

  afterEach(async () => {
    await vscode.commands.executeCommand('hideSuggestWidget')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  it('goes as the settings say: whoever asks for the words of open files gets them', async function () {
    needsPage(this)
    const settings = vscode.workspace.getConfiguration('editor')
    const choose = (value?: string) => settings.update('wordBasedSuggestions', value, vscode.ConfigurationTarget.Global)
    await choose('currentDocument')
    try {
      const editor = await openFile('x/rest/module.yaml')
      const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
      await editor.edit(edit => edit.replace(whole, 'non_goals:\n  - contract.WriteError\n  - '))
      await vscode.commands.executeCommand('cursorBottom')
      await type('contract.Write')
      // The page learns of a setting, and reads the file's words, when it comes to it: then they are there.
      const isListed = async (): Promise<boolean> => (await labels()).includes('WriteError')
      await until('a word of the file in the list', async () => {
        await press('Escape')
        await press('Control+Space')
        return until('the list', isListed, 1_000).catch(() => false)
      })
    } finally {
      await choose()
    }
  })

  for (const [number, scene] of scenes.entries()) {
    it(`goes as in the model: ${scene.title}`, async function () {
      // The model reads the files of this tree, and so its server has to be of this tree too.
      if (mode !== 'dev') this.skip()
      needsPage(this)
      this.timeout(120_000)
      assert.ok(root)
      const uri = vscode.Uri.joinPath(root, scene.file)
      const isNew = scene.file.endsWith('.go')
      if (isNew) await vscode.workspace.fs.writeFile(uri, new Uint8Array())
      try {
        const editor = await openFile(scene.file)
        const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
        await editor.edit(edit => edit.replace(whole, scene.before))
        await vscode.commands.executeCommand('cursorBottom')
        const typist = new Typist(editor, modelOf(scene, root))
        for (const line of scene.lines) {
          await typist.indentTo(/^\s*/.exec(line)?.[0] ?? '')
          const [first = '', rest] = line.trimStart().split('📷')
          await typist.keys(first)
          if (rest === undefined) continue
          await screenshot(`typing-${number + 1}`)
          await typist.keys(rest)
        }
        assert.equal(typist.text, scene.becomes)
      } finally {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
        if (isNew) await vscode.workspace.fs.delete(uri)
      }
    })
  }
})
