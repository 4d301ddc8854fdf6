import { readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { inRoot } from '../lib/paths.mjs'

const outdir = inRoot('out/e2e')

/** Bundles the suite, each test file by itself. @returns {Promise<string>} the module that VS Code is to run */
export const bundleSuite = async () => {
  const folder = inRoot('test/e2e/suite')
  const files = readdirSync(folder).filter(name => name === 'index.ts' || name.endsWith('.test.ts'))
  rmSync(outdir, { recursive: true, force: true })
  await build({
    entryPoints: files.map(name => ({ in: `${folder}/${name}`, out: basename(name, '.ts') })),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  return `${outdir}/index.cjs`
}
