import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { BUNDLES, options } from '../../scripts/lib/bundles.mjs'
import { root } from '../support/check-command.ts'

describe('the licences of what is bundled', () => {
  const told = (folder: string): string => fs.readFileSync(path.join(root, folder, 'third-party-licences.txt'), 'utf8')

  it('lie beside the bundles, each library with its name and version', async () => {
    const bundled = new Set<string>()
    for (const bundle of BUNDLES) {
      const usual = options(bundle, false)
      const plugins = usual.plugins.filter(({ name }) => name !== 'copy')
      const { metafile } = await build({ ...usual, plugins, write: false, metafile: true })
      for (const input of Object.keys(metafile.inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]
        if (folder !== undefined) bundled.add(folder)
      }
    }
    assert.ok(bundled.size > 5)
    for (const folder of bundled) {
      const { name, version } = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
      assert.match(told('dist'), new RegExp(`^${name} ${version.replaceAll('.', '\\.')} \\(`, 'm'))
    }
    assert.equal(told('server/dist'), told('dist'))
  })

  it('go with the packages', () => {
    const { files }: { files: string[] } = JSON.parse(fs.readFileSync(path.join(root, 'server/package.json'), 'utf8'))
    assert.ok(files.includes('dist/third-party-licences.txt'))
    assert.match(fs.readFileSync(path.join(root, '.vscodeignore'), 'utf8'), /^!dist\/third-party-licences\.txt$/m)
  })
})
