import assert from 'node:assert/strict'
import fc from 'fast-check'
import { importVerdict } from '../../server/src/core/boundaries/import-verdict.ts'
import { importSuggestions } from '../../server/src/core/completion/import-completion.ts'
import type { Finding } from '../../server/src/core/findings/finding.ts'
import { importHover } from '../../server/src/core/hover/import-hover.ts'
import type { GoFile, Snapshot } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { workspaceFromFiles } from '../support/workspace.ts'

/** Every code that says of an import that it is denied. */
const denials = [
  'forbidden-import',
  'manifest-forbidden-import',
  'internal-undeclared',
  'internal-no-callers',
  'internal-caller-not-listed',
]

const plumego = 'github.com/spcent/plumego'
const modules = [plumego, 'example.org/fork', 'github.com/spcent/plumego-zz']
const packages = ['core', 'core/sub', 'x/ai', 'x/ai/client', 'x/data', 'x/rest', 'internal/ring', 'x/gone', 'cmd/tool']
const directories = ['core', 'x/ai', 'x/rest', 'x/rest/sub', 'x/rest/nested', 'cmd/tool', 'internal', 'internal/ring']
const files = directories.flatMap(directory => [`${directory}/a.go`, `${directory}/a_test.go`, `${directory}/b.go`])

const importPath = fc
  .tuple(fc.constantFrom(...modules), fc.constantFrom('', ...packages))
  .map(([module, path]) => (path === '' ? module : `${module}/${path}`))

/** An import as Go lets it be written: plain, raw, or with a letter escaped. */
const literal = fc.tuple(importPath, fc.constantFrom('plain', 'plain', 'raw', 'end', 'middle')).map(([path, form]) => {
  if (form === 'raw') return `\`${path}\``
  const at = form === 'end' ? path.length - 1 : form === 'middle' ? plumego.length + 2 : path.length
  const letter = path.charCodeAt(at)
  if (Number.isNaN(letter)) return `"${path}"`
  return `"${path.slice(0, at)}\\x${letter.toString(16).padStart(2, '0')}${path.slice(at + 1)}"`
})

const goText = fc
  .tuple(fc.array(literal, { maxLength: 5 }), fc.constantFrom('', '', '', '\nimport ('))
  .map(([imports, end]) => `package p\n${imports.map(each => `import _ ${each}\n`).join('')}${end}`)

const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', `${plumego}/`),
    fc.constantFrom(...packages, 'x'),
    fc.constantFrom('', '/**', '/*'),
  )
  .map(([lead, path, end]) => lead + path + end)

const list = (key: string, indent: string) =>
  fc
    .array(pattern, { maxLength: 3 })
    .map(items => (items.length > 0 ? `${indent}${key}:\n${items.map(item => `${indent}  - ${item}\n`).join('')}` : ''))

const manifest = fc
  .tuple(list('allowed_imports', ''), list('forbidden_imports', ''), fc.constantFrom('', 'name: x/rest\n'))
  .map(([allowed, forbidden, name]) => name + allowed + forbidden)

const rule = fc
  .tuple(
    fc.constantFrom(...directories, ...files, './x/rest', 'x/missing'),
    list('allow', '    '),
    list('deny', '    '),
    list('declared_callers', '    '),
    fc.nat(9),
  )
  .map(([path, allow, deny, callers, n]) => `  r${n}:\n    path: ${path}\n${allow}${deny}${callers}`)

const rules = fc
  .tuple(fc.array(rule, { maxLength: 4 }), fc.subarray([plumego, `${plumego}/x/ai`, 'core', 'x/data/**']))
  .map(
    ([all, forbidden]) =>
      `modules:\n${all.join('')}special_rules:\n  forbidden_import_patterns:\n${forbidden.map(each => `    - ${each}\n`).join('')}`,
  )

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: undefined })

const workspace = fc
  .record({
    go: fc.dictionary(fc.constantFrom(...files), goText, { minKeys: 3 }),
    manifests: fc.dictionary(fc.constantFrom(...directories), manifest),
    rules: maybe(rules),
    repo: maybe(fc.constantFrom(...modules).map(module => `module: ${module}\n`)),
    nested: fc.boolean(),
  })
  .map(({ go, manifests, rules, repo, nested }) => {
    const all = new Map(Object.entries(go))
    for (const path of ['core', 'core/sub', 'x/ai', 'x/ai/client', 'x/data']) all.set(`${path}/p.go`, 'package p\n')
    for (const [directory, text] of Object.entries(manifests)) all.set(`${directory}/module.yaml`, text)
    if (rules !== undefined) all.set('specs/dependency-rules.yaml', rules)
    if (repo !== undefined) all.set('specs/repo.yaml', repo)
    if (nested) all.set('x/rest/nested/go.mod', 'module example.org/nested\n')
    return all
  })

/** What the rules say of one import: the verdict that it amounts to. */
function told(findings: readonly Finding[], { line }: { readonly line: number }, file: GoFile): string {
  const here = findings.filter(finding => finding.file === file.path && finding.range.start.line === line)
  const codes = new Set(here.map(({ code }) => code))
  if (here.some(({ code, check }) => denials.includes(code) && (check === null) !== file.isTest)) assert.fail('check')
  if (denials.some(code => codes.has(code))) return 'denied'
  return codes.has('import-not-allowed') ? 'not-listed' : 'allowed'
}

/** An import that leads nowhere is told as that, and not as one that no manifest lists. */
const isMissing = (findings: readonly Finding[], line: number, file: GoFile): boolean =>
  findings.some(
    finding => finding.code === 'unknown-package' && finding.file === file.path && finding.range.start.line === line,
  )

function hoverVerdict(snapshot: Snapshot, file: string, path: string, literal: string): string | undefined {
  const link = () => undefined
  const hover = importHover(
    snapshot,
    { importer: { snapshot, file, link }, importPath: path, literal },
    { t: english, link, origin: '' },
  )
  if (!hover) return undefined
  if (hover.plain.includes(' may not import it (')) return 'denied'
  if (hover.plain.includes('do not name it; CI does not enforce them.')) return 'not-listed'
  return hover.plain.includes(' may import it.') ? 'allowed' : undefined
}

describe('the verdict on an import', () => {
  it('is what the rules report, the hover says and the completion shows', () => {
    fc.assert(
      fc.property(workspace, content => {
        const snapshot = workspaceFromFiles(content).snapshot()
        const findings = new Checker(allRules, english).check(snapshot)
        for (const file of snapshot.goFiles.values()) {
          const suggestions = importSuggestions(
            snapshot,
            { importer: { snapshot, file: file.path }, typed: '', lowestMaturity: 'any' },
            english,
          )
          for (const spec of file.imports.imports) {
            const { kind } = importVerdict(snapshot, { file: file.path, spec })
            const { line } = spec.range.start
            const said = told(findings, { line }, file)
            const what = `${file.path}: ${spec.literal}`
            const isSilent = kind === 'not-listed' && said === 'allowed' && isMissing(findings, line, file)
            if (!isSilent) assert.equal(kind, said, what)
            assert.equal(hoverVerdict(snapshot, file.path, spec.path, spec.literal) ?? kind, kind, `hover of ${what}`)
            if (spec.literal !== `"${spec.path}"`) continue
            const suggestion = suggestions.find(({ importPath }) => importPath === spec.path)
            assert.equal(suggestion?.verdict ?? kind, kind, `completion of ${what}`)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
