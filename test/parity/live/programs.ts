import { execFile } from 'node:child_process'
import path from 'node:path'
import type { Check } from '../../../server/src/core/rules/finding.ts'

/** What one of Plumego's programs said of a workspace. */
export interface Verdict {
  /** It stopped with an error instead of listing what it found. */
  readonly fatal: boolean
  /** `[code, key]` as JSON, sorted and without repetition. */
  readonly findings: readonly string[]
  /** Lines of its output that no pattern below takes: the patterns are behind the program. */
  readonly unknown: readonly string[]
}

/** Recognises one kind of line; the groups, in order, are the key, unless `key` makes it. */
interface Pattern {
  readonly code: string
  readonly match: RegExp
  readonly key?: (groups: readonly string[]) => readonly string[]
}

const spec = 'specs/dependency-rules\\.yaml'
const quoted = '("(?:[^"\\\\]|\\\\.)*")'

/** Lines are recognised by as few of their words as tell them apart. */
const patterns: Readonly<Record<Check, readonly Pattern[]>> = {
  'dependency-rules': [
    { code: 'forbidden-path', match: /^FORBIDDEN_PATH\|(.*)$/ },
    { code: 'allowed-import-denied', match: new RegExp(`^(.*): allowed_imports entry ${quoted} .* module (.*)$`) },
    { code: 'rule-allows-forbidden', match: new RegExp(`^${spec} module (.*) allows ${quoted} but (.*) forbids it$`) },
    { code: 'internal-undeclared', match: /^(.*\.go) imports (.*) but no / },
    { code: 'internal-no-callers', match: new RegExp(`^(.*\\.go) imports (.*) but ${spec} module (.*) has no `) },
    {
      code: 'internal-caller-not-listed',
      match: new RegExp(`^(.*\\.go) imports (.*) but caller ${quoted} .* module (.*) declared_callers$`),
    },
    { code: 'internal-caller-unused', match: new RegExp(`^${spec} module (.*) declares caller ${quoted} but `) },
    { code: 'forbidden-import', match: /^([^|]*)\|(.*)$/ },
  ],
  'cross-extension-deps': [{ code: 'manifest-forbidden-import', match: new RegExp(`^(.*)\\t${quoted}\\t${quoted}$`) }],
  'module-manifests': [
    // A family by its directory, whatever that is called; a stable root by its manifest.
    { code: 'manifest-missing', match: /^missing module\.yaml for (x\/.*)$/ },
    { code: 'manifest-missing', match: /^missing module\.yaml for (.*)\/module\.yaml$/ },
    { code: 'nested-go-mod', match: /^(.*go\.mod): x\/\* / },
    { code: 'missing-key', match: new RegExp(`^(.*): missing required key ${quoted}$`) },
    { code: 'empty-list', match: new RegExp(`^(.*): required list ${quoted}`) },
    { code: 'empty-value', match: new RegExp(`^(.*): required scalar ${quoted}`) },
    { code: 'list-too-long', match: new RegExp(`^(.*): list ${quoted} exceeds limit (-?\\d+)$`) },
    { code: 'path-mismatch', match: new RegExp(`^(.*): path ${quoted} .* ${quoted}$`) },
    { code: 'name-mismatch', match: new RegExp(`^(.*): name ${quoted} .* ${quoted}$`) },
    { code: 'invalid-value', match: new RegExp(`^(.*?): invalid (.*) ${quoted}$`) },
    { code: 'layer-mismatch', match: new RegExp(`^(.*): .* layer ${quoted}$`) },
    { code: 'doc-path-missing', match: new RegExp(`^(.*): doc_paths target ${quoted}`) },
    { code: 'strict-boundary-missing', match: /^(.*): stable root .* strict_boundary/ },
  ],
  'extension-maturity': [
    { code: 'maturity-name-mismatch', match: new RegExp(`^(.*) module\\.yaml name ${quoted}`) },
    { code: 'dashboard-row-missing', match: /^docs.* missing row for (.*)$/ },
    { code: 'dashboard-candidate-without-evidence', match: /^docs.* row for (.*) has beta candidate without/ },
    { code: 'dashboard-evidence-link', match: /^docs.*? row for (.*?) missing evidence link (.*)$/ },
    { code: 'dashboard-blocker-text', match: new RegExp(`^docs.*? row for (.*) missing blocker text ${quoted}$`) },
    { code: 'dashboard-drift', match: new RegExp(`^docs.*? row for (.*) missing (\\w+) ${quoted}$`) },
    { code: 'signal-missing', match: /^specs.* missing signal entry for (.*)$/ },
    { code: 'signal-field-missing', match: /^specs\/extension-maturity\.yaml (.*) missing (\w+)$/ },
    { code: 'invalid-status', match: new RegExp(`^(.*)/module\\.yaml status ${quoted} is not`) },
    { code: 'promotion-without-evidence', match: /^(.*) has status "beta" in / },
    { code: 'readme-beta-list-missing', match: /^README\.md: beta extension families()/, key: () => [] },
    { code: 'readme-lists-non-beta', match: new RegExp(`^README\\.md lists ${quoted}`) },
    { code: 'readme-omits-beta', match: new RegExp(`^README\\.md does not list ${quoted}`) },
    {
      code: 'surface-status-mismatch',
      match: new RegExp(
        `surface_candidate (.*) current_status ${quoted} does not match (.*)/module\\.yaml status ${quoted}$`,
      ),
    },
  ],
  'extension-beta-evidence': [
    { code: 'evidence-empty', match: /has no candidates()$/, key: () => [] },
    { code: 'evidence-module-missing', match: /^candidate missing module()$/, key: () => [] },
    { code: 'evidence-module-undeclared', match: /^(.*) is not declared in / },
    { code: 'evidence-owner-missing', match: /^(.*) missing owner$/ },
    { code: 'evidence-package-unset', match: /^(.*) missing package$/ },
    { code: 'evidence-status-unset', match: /^(.*) missing current_status$/ },
    { code: 'evidence-tier-unset', match: /^(.*) missing current_tier$/ },
    { code: 'evidence-doc-unset', match: /^(.*) missing evidence_doc$/ },
    { code: 'blocker-missing', match: new RegExp(`^(.*) missing blocker ${quoted}$`) },
    { code: 'evidence-name-mismatch', match: new RegExp(`^(.*) module\\.yaml name ${quoted}`) },
    { code: 'evidence-owner-mismatch', match: new RegExp(`^(.*) owner mismatch: .*? ${quoted}, .*? ${quoted}$`) },
    { code: 'evidence-status-mismatch', match: new RegExp(`^(.*) status mismatch: .*? ${quoted}, .*? ${quoted}$`) },
    { code: 'evidence-package-not-found', match: /^(.*) package does not exist: (.*)$/ },
    { code: 'evidence-package-not-directory', match: /^(.*) package is not a directory: (.*)$/ },
    { code: 'evidence-package-outside-module', match: new RegExp(`^(.*) package ${quoted} .* ${quoted}$`) },
    { code: 'evidence-tier-unlisted', match: /^(.*) is not listed under module\.yaml stability_tiers\.(.*)$/ },
    { code: 'evidence-doc-not-found', match: /^(.*) evidence_doc does not exist: (.*)$/ },
    { code: 'release-ref-unresolved', match: /^(.*) release_ref .*?: (.*)$/ },
    { code: 'snapshot-outside-root', match: /^(.*) api_snapshot must live under .*?: (.*)$/ },
    { code: 'snapshot-not-found', match: /^(.*) api_snapshot does not exist: (.*)$/ },
    { code: 'snapshot-unreadable', match: /^(.*) api_snapshot cannot be read: (.*?): .*$/ },
    { code: 'snapshot-not-file', match: /^(.*) api_snapshot is a directory.*?: (.*)$/ },
    { code: 'blocker-unknown', match: new RegExp(`^(.*) has unknown blocker ${quoted}$`) },
    { code: 'blocker-stale', match: new RegExp(`^(.*) has stale blocker ${quoted}$`) },
  ],
}

/** Runs the program of one check in `workspace`, and reads what it prints. */
export async function askProgram(programs: string, check: Check, workspace: string): Promise<Verdict> {
  const { failed, errors } = await runProgram(path.join(programs, check), workspace)
  if (!failed) return { fatal: false, findings: [], unknown: [] }
  if (!errors.includes(' check failed:')) return { fatal: true, findings: [], unknown: [] }
  const findings = new Set<string>()
  const unknown: string[] = []
  for (const line of findingLines(check, errors)) {
    const found = recognise(check, line.replaceAll(`${workspace}/`, ''))
    if (found) findings.add(found)
    else unknown.push(line)
  }
  return { fatal: false, findings: [...findings].sort(), unknown }
}

function runProgram(program: string, cwd: string): Promise<{ failed: boolean; errors: string }> {
  return new Promise((resolve, reject) => {
    execFile(program, [], { cwd, maxBuffer: 1 << 26 }, (error, _output, errors) => {
      // A number is an exit status; a name such as ENOENT says that it did not run at all.
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ failed: error !== null, errors })
    })
  })
}

function findingLines(check: Check, errors: string): string[] {
  if (check === 'cross-extension-deps') {
    const entries = errors.matchAll(
      /^ {2}❌ {2}([^\n]*)\n\n {5}imports ([^\n]*)\n {5}forbidden by pattern ([^\n]*) in module\.yaml$/gm,
    )
    return [...entries].map(([, ...parts]) => parts.join('\t'))
  }
  // Programs of older versions all begin a finding's line with a dash.
  const begins = !check.startsWith('extension-') && errors.includes('\n  ❌  ') ? '  ❌  ' : '- '
  return errors.split('\n').flatMap(line => (line.startsWith(begins) ? [line.slice(begins.length)] : []))
}

function recognise(check: Check, line: string): string | undefined {
  for (const { code, match, key } of patterns[check]) {
    const found = whole(match).exec(line)
    if (!found) continue
    const areQuoted = quotedGroups(match)
    const groups = found.slice(1).map((group, i) => (areQuoted[i] ? unquoted(group) : group))
    return JSON.stringify([code, key ? key(groups) : groups])
  }
  return undefined
}

const wholeOf = new Map<RegExp, RegExp>()

/** A dot stands for any character: a name may hold what JavaScript takes for the end of a line. */
function whole(pattern: RegExp): RegExp {
  const known = wholeOf.get(pattern) ?? new RegExp(pattern.source, 's')
  wholeOf.set(pattern, known)
  return known
}

/** Which groups take what Go wrote with %q: with %s a value keeps quotes of its own. */
const quotedGroups = ({ source }: RegExp): boolean[] =>
  [...source.matchAll(/(?<!\\)\((?!\?)(")?/g)].map(([, quote]) => quote !== undefined)

/** Go's %q; what JSON does not know of its escapes is put in JSON's words first. */
function unquoted(group: string): string {
  const escapes: Readonly<Record<string, string>> = { a: '\\u0007', v: '\\u000b' }
  const json = group.replace(/\\(?:x([0-9a-f]{2})|U([0-9a-f]{8})|([av]|.))/gs, (whole, ...[hex, long, kind]) => {
    if (hex !== undefined) return `\\u00${hex}`
    return long === undefined ? (escapes[kind] ?? whole) : String.fromCodePoint(Number.parseInt(long, 16))
  })
  return JSON.parse(json) as string
}
