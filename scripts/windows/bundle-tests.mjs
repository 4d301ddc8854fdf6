import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { build } from 'esbuild'
import { inRoot } from '../lib/paths.mjs'
import { windowsPath } from './wine.mjs'

/** Modules know where they lie, as Windows sees it: they look for the bundles and the sample from there. */
const placed = {
  name: 'places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.dirname',
        JSON.stringify(windowsPath(dirname(path))),
      ),
    })),
}

/**
 * Bundles files of tests for the Node of Windows, which strips no types.
 * @param {string[]} names such as `lsp/hover`
 * @returns {Promise<[name: string, file: string][]>}
 */
export const bundleTests = async names => {
  const outdir = inRoot('out/windows')
  await build({
    entryPoints: names.map(name => inRoot('test', `${name}.test.ts`)),
    outdir,
    outbase: inRoot('test'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'error',
    external: ['mocha'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
    },
    plugins: [placed],
  })
  return names.map(name => [name, inRoot('out/windows', `${name}.test.mjs`)])
}
