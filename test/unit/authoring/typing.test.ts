import assert from 'node:assert/strict'
import path from 'node:path'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { yamlHover } from '../../../server/src/core/hover/yaml-hover.ts'
import { newCounters } from '../../../server/src/core/repo/counters.ts'
import { Repository } from '../../../server/src/core/repo/repository.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { moduleManifests } from '../../../server/src/core/rules/module-manifests/index.ts'
import { yamlRules } from '../../../server/src/core/rules/yaml/index.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { loadWorkspace, readWholeText } from '../../../server/src/node/workspace.ts'

const sample = path.join(import.meta.dirname, '..', '..', 'fixtures', 'sample')
const manifests = ['core/module.yaml', 'x/ai/module.yaml', 'x/messaging/module.yaml']
const specs = [
  'specs/dependency-rules.yaml',
  'specs/extension-taxonomy.yaml',
  'specs/extension-maturity.yaml',
  'specs/extension-beta-evidence.yaml',
]

const repository = new Repository(newCounters())
repository.load(loadWorkspace(sample, repository.counters))
const whole = (file: string): string => readWholeText(sample, file) ?? assert.fail(file)

/** What is offered at the end of a text. */
function offeredBehind(file: string, text: string): string[] {
  const source = new SourceText(text)
  const end = source.positionAt(text.length)
  return completionsAt(repository.snapshot(), file, source, end, english).map(({ label }) => label)
}

/** Keys whose values only their author knows: sentences, and names of Go. */
const freeKeys = new Set([
  ...['summary', 'strict_boundary', 'responsibilities', 'non_goals', 'change_risks', 'stop_conditions'],
  ...['review_checklist', 'agent_hints', 'version', 'purpose', 'role', 'recommended_entrypoint', 'docs_signal'],
  ...['coverage_signal', 'surface', 'owner_signoff', 'notes', 'description', 'forbidden_paths', 'rules', 'families'],
  ...[
    'forbidden_import_patterns',
    'required_release_count',
    'api_snapshot_state',
    'error_taxonomy',
    'public_entrypoints',
  ],
])

/** Maps whose keys only their author knows. */
const freeMaps = new Set([
  'families',
  'rules',
  'landing_zones',
  'task_affinity',
  'required_evidence',
  'selection_guide',
])

describe('typing', () => {
  for (const file of [...manifests, ...specs]) {
    describe(file, () => {
      const text = whole(file)

      it('offers at each place what its author wrote there', () => {
        let offset = 0
        const above: string[] = []
        for (const line of text.split('\n')) {
          const [, indent = '', dash = '', key = '', gap = '', value = ''] =
            /^( *)(- )?(?:([\w./-]+):(?=\s|$))?( *)(.*?)(?:\s+#.*)?$/.exec(line) ?? []
          const start = offset + indent.length + dash.length
          offset += line.length + 1
          if (line.trim() === '' || line.trim().startsWith('#')) continue
          const depth = (indent.length + dash.length) / 2
          above.length = depth
          if (key !== '') {
            const isFree = above.some(name => freeMaps.has(name)) && depth === 1
            const before = offeredBehind(file, text.slice(0, start))
            if (!isFree) assert.ok(before.includes(key), `${key} is not offered for ${line}`)
            const typed = offeredBehind(file, text.slice(0, start + 1))
            if (!isFree) assert.ok(typed.includes(key), `${key} is not offered behind its first letter`)
            above[depth] = key
          }
          const isFree = [...above, key].some(name => name !== undefined && freeKeys.has(name))
          if (value === '' || /^[>[]/.test(value) || isFree) continue
          const place = key === '' ? start : start + key.length + 1 + gap.length
          const wanted = value.replace(/^"(.*)"$/, '$1')
          const found = offeredBehind(file, text.slice(0, place))
          assert.ok(found.includes(wanted), `${wanted} is not offered for ${line}`)
        }
      })

      it('never trips over what is half typed', function () {
        this.timeout(60_000)
        for (let end = 0; end <= text.length; end++) {
          const source = new SourceText(text.slice(0, end))
          const position = source.positionAt(end)
          completionsAt(repository.snapshot(), file, source, position, english)
          yamlHover(repository.snapshot(), file, source, position, english)
        }
      })

      it('leaves no finding once it is complete', function () {
        this.timeout(120_000)
        const edited = new Repository(newCounters())
        edited.load(loadWorkspace(sample, edited.counters))
        const checker = new Checker([...moduleManifests, ...yamlRules], english)
        const findings = (typed: string) => {
          edited.openDocument(file, { text: typed, diskText: text })
          return checker.check(edited.snapshot()).filter(finding => finding.file === file)
        }
        // Every character of the beginning, where a manifest is most broken, and every line of the rest.
        const ends = Array.from({ length: text.length }, (_, end) => end)
        for (const end of ends.filter(end => end < 600 || text[end] === '\n')) findings(text.slice(0, end))
        assert.deepEqual(findings(`${text}\n`), [])
      })
    })
  }
})
