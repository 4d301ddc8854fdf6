import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

describe('the extension’s page', () => {
  const manifest = JSON.parse(read('package.json'))

  it('has the icon that the script makes of the drawing', () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-icon-'))
    const made = path.join(scratch, 'icon.png')
    execFileSync(process.execPath, [path.join(root, 'scripts/icon.mjs'), '--out', made], { stdio: 'pipe' })
    const icon = fs.readFileSync(path.join(root, manifest.icon))
    assert.ok(icon.equals(fs.readFileSync(made)), 'run "npm run icon"')
    // Width and height stand at the start of a PNG.
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [128, 128])
    fs.rmSync(scratch, { recursive: true })
  })

  it('says what it is about', () => {
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/)
    assert.ok(manifest.categories.length > 0)
    assert.ok(manifest.keywords.includes('plumego'))
  })
})

describe('the server’s package', () => {
  it('has the same licence', () => assert.equal(read('server/LICENSE'), read('LICENSE')))

  it('has a README that leads nowhere outside of it', () => {
    assert.deepEqual([...read('server/README.md').matchAll(/\]\((?!https:)([^)]+)\)/g)], [])
  })
})
