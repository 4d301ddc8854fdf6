import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { screenshot } from './driver.ts'

describe('extension', () => {
  it('is found and activates', async () => {
    const extension = vscode.extensions.getExtension('plumego.plumego')
    assert.ok(extension, 'the extension plumego.plumego is not there')
    await extension.activate()
    assert.equal(extension.isActive, true)
    await screenshot('window')
  })
})
