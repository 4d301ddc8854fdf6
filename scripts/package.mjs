// Builds for production, makes plumego-VERSION.vsix (or --out FILE) and checks what is in it.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { progress, runMain, UserError } from './lib/console.mjs'
import { inRoot, readJson, root } from './lib/paths.mjs'
import { run } from './lib/process.mjs'
import { listZip } from './lib/zip.mjs'
import { pageOfReadme, relativeTargets } from './package/readme.mjs'

/** The server and the command hold the engine each: a bundle is one file, which starts at once. */
const MAXIMUM_BYTES = 1_700_000

/** Folders and files that may be in the package; the first two are the archive format's own. */
const ALLOWED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/dist\/(check|client|server)\.cjs$/,
  /^extension\/dist\/map\.(js|css)$/,
  /^extension\/dist\/third-party-licences\.txt$/,
  /^extension\/(schemas|syntaxes|dist\/l10n)\/[^/]+\.json$/,
  /^extension\/media\/[^/]+\.(svg|png)$/,
  /^extension\/docs\/(rules\/(zh-cn\/)?)?[^/]+\.md$/,
  /^extension\/package(\.nls(\.[a-z-]+)?)?\.json$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE(\.txt|\.md)?)$/i,
]

const REQUIRED = [
  'extension/package.json',
  'extension/readme.md',
  'extension/dist/check.cjs',
  'extension/dist/client.cjs',
  'extension/dist/server.cjs',
  'extension/dist/map.js',
  'extension/dist/map.css',
  'extension/dist/l10n/bundle.l10n.zh-cn.json',
  'extension/dist/third-party-licences.txt',
  'extension/media/icon.png',
  'extension/docs/settings.md',
  'extension/docs/ci.md',
]

/** Where the README lies that goes into the package. It is made, as all in dist is. */
const README = 'dist/readme.md'

const writeReadme = () => writeFileSync(inRoot(README), pageOfReadme(readFileSync(inRoot('README.md'), 'utf8')))

/** The file of the checkout that an entry of the archive was made from. */
const sourceOf = name =>
  ({ 'extension/readme.md': README, 'extension/changelog.md': 'CHANGELOG.md' })[name] ?? name.replace('extension/', '')

/** Links of packaged pages to what is not packaged. */
const brokenLinks = names =>
  names
    .filter(name => /^extension\/.*\.md$/.test(name))
    .flatMap(name =>
      relativeTargets(name, readFileSync(inRoot(sourceOf(name)), 'utf8'))
        .filter(target => !names.includes(target))
        .map(target => `${name} links to ${target}, which is not in the package.`),
    )

const runOrFail = async (what, args) => {
  const { code } = await run(process.execPath, args, { cwd: root })
  if (code !== 0) throw new UserError(`${what} failed: see above.`)
}

/** What is wrong with the archive, in words; nothing when all is well. */
const problemsOf = file => {
  const names = listZip(file).map(({ name }) => name)
  const extra = names.filter(name => !name.endsWith('/') && !ALLOWED.some(pattern => pattern.test(name)))
  const missing = REQUIRED.filter(name => !names.includes(name))
  const { size } = statSync(file)
  return [
    ...extra.map(name => `${name} must not be in the package: leave it out in .vscodeignore.`),
    ...brokenLinks(names),
    ...missing.map(name => `${name} is missing: see .vscodeignore and scripts/build.mjs.`),
    ...(size > MAXIMUM_BYTES ? [`It has ${size} bytes; the limit is ${MAXIMUM_BYTES}.`] : []),
  ]
}

const main = async () => {
  const { name, version } = readJson(inRoot('package.json'))
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  const file = values.out ? resolve(values.out) : inRoot(`${name}-${version}.vsix`)
  rmSync(file, { force: true })
  await runOrFail('The build', [inRoot('scripts/build.mjs')])
  writeReadme()
  await runOrFail('vsce package', [
    inRoot('node_modules/@vscode/vsce/vsce'),
    'package',
    ...['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--readme-path', README],
    // Without the file vsce would ask a question and wait.
    ...(existsSync(inRoot('LICENSE')) ? [] : ['--skip-license']),
    ...['--out', file],
  ])
  const problems = problemsOf(file)
  if (problems.length > 0) {
    rmSync(file)
    throw new UserError(`The package is not right, so it was removed:\n${problems.map(line => `  ${line}`).join('\n')}`)
  }
  progress(`${file}: ${listZip(file).length} files, ${Math.ceil(statSync(file).size / 1000)} kB`)
}

await runMain(main)
