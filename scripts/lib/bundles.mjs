// What is bundled, and how: the build, and tests that bundle with a fault in it.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { writeClientWords } from './client-words.mjs'
import { lazyLibraries } from './lazy-libraries.mjs'
import { inRoot, root } from './paths.mjs'

export const BUNDLES = [
  { entry: 'client/src/node/main.ts', outfile: 'dist/client.cjs', external: ['vscode'], hasWords: true },
  // The extension carries copies of the server and of the command, so that the .vsix is whole.
  { entry: 'server/src/node/server.ts', outfile: 'server/dist/server.cjs', copy: 'dist/server.cjs' },
  { entry: 'server/src/cli/main.ts', outfile: 'server/dist/check.cjs', copy: 'dist/check.cjs' },
  { entry: 'client/webview/main.ts', outfile: 'dist/map.js', isPage: true },
  { entry: 'client/webview/style.css', outfile: 'dist/map.css', isPage: true },
]

/** Dear to load, and not called for most workspaces. */
const LAZY = [
  '@cfworker/json-schema',
  '@vscode/l10n',
  'ignore',
  'jsonc-parser',
  'mdast-util-from-markdown',
  'mdast-util-gfm-table',
  'micromark-extension-gfm-table',
  'yaml',
]

/** Copies after each build, in watch mode too. */
const copyPlugin = (from, to) => ({
  name: 'copy',
  setup: build => {
    build.onEnd(({ errors }) => {
      if (errors.length > 0) return
      mkdirSync(inRoot('dist'), { recursive: true })
      copyFileSync(inRoot(from), inRoot(to))
      if (existsSync(inRoot(`${from}.map`))) copyFileSync(inRoot(`${from}.map`), inRoot(`${to}.map`))
    })
  },
})

/** Writes the words of a bundle beside it after each build, in watch mode too. */
const wordsPlugin = outfile => ({
  name: 'words',
  setup: build => {
    build.onEnd(({ errors }) => {
      if (errors.length === 0 && build.initialOptions.write !== false) writeClientWords(outfile)
    })
  },
})

/** What runs in a page, and not on Node. */
const forPages = { platform: 'browser', format: 'iife', target: 'chrome120', loader: { '.svg': 'text' }, plugins: [] }

/**
 * @param {{ entry: string, outfile: string, external?: string[], copy?: string, isPage?: boolean, hasWords?: boolean }} bundle
 * @param {boolean} dev readable, with source maps
 * @returns options of esbuild
 */
export const options = ({ entry, outfile, external, copy, isPage, hasWords }, dev) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  external: external ?? [],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  define: { 'import.meta.dirname': '__dirname' },
  // The module field first: the UMD builds of some LSP packages hide their requires from a bundler.
  mainFields: ['module', 'main'],
  // The pages of rules, for reports that carry their help.
  loader: { '.md': 'text' },
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [
    lazyLibraries(LAZY),
    ...(copy ? [copyPlugin(outfile, copy)] : []),
    ...(hasWords ? [wordsPlugin(outfile)] : []),
  ],
  ...(isPage && forPages),
})
