import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { BUNDLES, options } from '../../scripts/lib/bundles.mjs'
import { root } from './check-command.ts'

/** What is thrown where the variable PLUMEGO_FAULT names it: the products know nothing of it. */
const thrower = `const fault = name => {
  if (process.env.PLUMEGO_FAULT?.split(',').includes(name)) throw new TypeError(\`fault in \${name} \\u001b[31m\`)
}\n`

/** Every function of some names throws first thing where it is told to. */
const faults: Readonly<Record<string, string>> = {
  // Each rule, by the first of its codes; those that have none together.
  'core/rules/registry.ts': `for (const rule of allRules) {
    const { run } = rule
    const name = 'rule:' + (rule.rules[0]?.code ?? 'blocks')
    rule.run = (...given) => { fault(name); return run.call(rule, ...given) }
    if (!rule.concerns) continue
    const { concerns } = rule
    rule.concerns = (...given) => { fault('concerns:' + rule.rules[0].code); return concerns.call(rule, ...given) }
  }`,
  'core/rules/application/index.ts': `for (const rule of applicationRules) {
    const { run } = rule
    rule.run = (...given) => { fault('rule:' + rule.rules[0].code); return run.call(rule, ...given) }
  }`,
  // Each reading of a whole text, by the name of its function.
  'core/repo/fact-cache.ts': `const { get } = FactCache.prototype
  FactCache.prototype.get = function (source, reading) { fault('reading:' + reading.name); return get.call(this, source, reading) }`,
}

/** Functions of modules whose callers are to be hurt by them. */
const functions: Readonly<Record<string, readonly string[]>> = {
  'core/fixes/proven-fixes.ts': ['provenFixes'],
  'core/golang/plain-section.ts': ['readPlainImports'],
  'core/rules/judged-acknowledgements.ts': ['judged'],
  'core/settings-file.ts': ['readSettingsFile'],
  'core/yaml/document.ts': ['parseYaml'],
  'core/golang/mod/go-mod.ts': ['readGoMod'],
}

/** Answers to requests, by the method of a class. */
const methods: Readonly<Record<string, readonly [type: string, method: string]>> = {
  'lsp/hover.ts': ['Hovers', 'answer'],
  'lsp/completion.ts': ['Completions', 'answer'],
  'lsp/code-actions.ts': ['CodeActions', 'answer'],
  'lsp/import-status.ts': ['ImportStatuses', 'hints'],
  'lsp/diagnostics.ts': ['DiagnosticsPublisher', 'publish'],
}

const sources = path.join(root, 'server', 'src')

const faultPlugin: Plugin = {
  name: 'faults',
  setup: ({ onLoad }) => {
    onLoad({ filter: /server[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => {
      const name = path.relative(sources, file).replaceAll('\\', '/')
      const text = fs.readFileSync(file, 'utf8')
      const changed = withFaults(name, text)
      return changed === text ? undefined : { contents: thrower + changed, loader: 'ts' }
    })
  },
}

function withFaults(name: string, text: string): string {
  const [type, method] = methods[name] ?? []
  const ofClass =
    type &&
    `{ const { ${method} } = ${type}.prototype
    ${type}.prototype.${method} = function (...given) { fault('${name}'); return ${method}.apply(this, given) } }`
  // What a function's name stands for may be changed in its own module, for all who import it.
  const ofModule = (functions[name] ?? []).map(
    one => `{ const sound = ${one}; ${one} = (...given) => { fault('${one}'); return sound(...given) } }`,
  )
  return [text, ...[faults[name], ofClass, ...ofModule].filter(Boolean)].join('\n')
}

/** The products with faults to be named by PLUMEGO_FAULT, bundled as they are shipped, in a directory of their own. */
export interface FaultyBuild {
  readonly check: string
  readonly server: string
  remove(): void
}

export async function buildWithFaults(): Promise<FaultyBuild> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-faulty-'))
  const outfiles = await Promise.all(
    ['check', 'server'].map(async name => {
      const bundle = BUNDLES.find(({ outfile }) => outfile === `server/dist/${name}.cjs`)
      if (!bundle) throw new Error(`no bundle ${name}`)
      const usual = options(bundle, false)
      const outfile = path.join(directory, `${name}.cjs`)
      const plugins = [...usual.plugins.filter(({ name }) => name !== 'copy'), faultPlugin]
      await build({ ...usual, outfile, plugins, minify: false })
      return outfile
    }),
  )
  const [check = '', server = ''] = outfiles
  return { check, server, remove: () => fs.rmSync(directory, { recursive: true, force: true }) }
}
