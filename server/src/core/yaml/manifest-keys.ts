import { guidance, type Status } from '../maturity/status.ts'
import type { Localize } from '../text/localize.ts'

/** What one key of module.yaml is, in words for a person. The JSON Schema's titles and descriptions are these in English. */
interface KeyWords {
  readonly title: (t: Localize) => string
  readonly meaning: (t: Localize) => string
}

/** Every known key, in the order in which a manifest names them. */
const keyWords: Readonly<Record<string, KeyWords>> = {
  name: {
    title: t => t('Name'),
    meaning: t => t('The directory that this manifest describes, from the root of the repository, such as x/rest.'),
  },
  path: {
    title: t => t('Path'),
    meaning: t => t('The same directory once more: name and path must both equal it.'),
  },
  layer: {
    title: t => t('Layer'),
    meaning: t => t('The layer of the repository that the module belongs to. It must fit the directory.'),
  },
  status: {
    title: t => t('Status'),
    meaning: t =>
      t('How mature the module is. Anything above experimental needs evidence: a module may not promote itself.'),
  },
  suggested_gate_profile: {
    title: t => t('Suggested gate profile'),
    meaning: t =>
      t('Which set of checks a change of this module should pass, by its name in specs/gate-profiles.yaml.'),
  },
  stability_tier: {
    title: t => t('Stability tier'),
    meaning: t => t('The maturity of a subpackage where it differs from that of its family; it wins over status.'),
  },
  owner: { title: t => t('Owner'), meaning: t => t('The team that answers for the module.') },
  risk: { title: t => t('Risk'), meaning: t => t('How much can break when the module changes.') },
  summary: { title: t => t('Summary'), meaning: t => t('What the module is for, in one sentence.') },
  strict_boundary: {
    title: t => t('Strict boundary'),
    meaning: t => t('The one concern that a stable root keeps to. Every stable root names it.'),
  },
  parent_family: {
    title: t => t('Parent family'),
    meaning: t => t('The family that this subordinate module belongs to; applications start there.'),
  },
  entrypoint_reads: {
    title: t => t('Read first'),
    meaning: t => t('Files to read before changing the module, most general first.'),
  },
  subordinate_families: {
    title: t => t('Subordinate families'),
    meaning: t => t('Modules that belong to this family: a path, or package and role.'),
  },
  responsibilities: {
    title: t => t('Responsibilities'),
    meaning: t => t('What the module takes upon itself.'),
  },
  non_goals: { title: t => t('Non-goals'), meaning: t => t('What the module leaves to others on purpose.') },
  stability_tiers: {
    title: t => t('Stability tiers'),
    meaning: t => t('Subpackages by the stability of their API, for a family whose parts differ.'),
  },
  public_entrypoints: {
    title: t => t('Public entrypoints'),
    meaning: t => t('Exported names or subpackages that others may build on.'),
  },
  public_surface_stability: {
    title: t => t('Stability of the public surface'),
    meaning: t => t('Exported names by the promise that holds for them.'),
  },
  error_taxonomy: {
    title: t => t('Error taxonomy'),
    meaning: t => t('The error categories of the module, and rules for adding codes to them.'),
  },
  allowed_imports: {
    title: t => t('Allowed imports'),
    meaning: t =>
      t('Packages of this repository that the module is meant to import, and stdlib; the dependency rules must agree.'),
  },
  forbidden_imports: {
    title: t => t('Forbidden imports'),
    meaning: t =>
      t(
        'Packages of this repository that the module must not import. In an extension, p/** is p and all below it, p/* one level below, p only p.',
      ),
  },
  test_commands: {
    title: t => t('Test commands'),
    meaning: t => t('Commands that prove a change of the module.'),
  },
  doc_paths: {
    title: t => t('Documents'),
    meaning: t => t('Files or directories with the documentation of the module; each must exist.'),
  },
  change_risks: { title: t => t('Risks of a change'), meaning: t => t('What a careless change would break.') },
  stop_conditions: {
    title: t => t('Stop conditions'),
    meaning: t => t('When to stop and ask instead of going on with a change.'),
  },
  review_checklist: {
    title: t => t('Review checklist'),
    meaning: t => t('What a reviewer looks at.'),
  },
  agent_hints: { title: t => t('Agent hints'), meaning: t => t('Advice for coding agents.') },
  task_affinity: {
    title: t => t('Task affinity'),
    meaning: t => t('Kinds of task that begin here, each with the place to begin at.'),
  },
  selection_guide: {
    title: t => t('Selection guide'),
    meaning: t => t('Which subpackage serves which need.'),
  },
  landing_zones: {
    title: t => t('Landing zones'),
    meaning: t => t('Where new code goes: a file or directory of the module for each concern.'),
  },
  docs_sync_contract: {
    title: t => t('Documents to keep in step'),
    meaning: t => t('Documents to update when the status, the API or the behaviour changes.'),
  },
}

const maturity =
  (status: Status) =>
  (t: Localize): string =>
    guidance(status, t)

/** Known values of a key, in the order in which they are offered, and what each means. */
const valueMeanings: Readonly<Record<string, Readonly<Record<string, (t: Localize) => string>>>> = {
  layer: {
    stable: t => t('A stable root, under the compatibility promise of the framework. Extensions are out of its reach.'),
    extension: t => t('An optional module below x/ with a maturity of its own.'),
    tooling: t => t('A command or helper that is not linked into applications.'),
    reference: t => t('A sample application. Nothing imports it.'),
  },
  status: { ga: maturity('ga'), beta: maturity('beta'), experimental: maturity('experimental') },
  stability_tier: {
    ga: maturity('ga'),
    beta: maturity('beta'),
    experimental: maturity('experimental'),
    prototype: maturity('prototype'),
  },
  risk: {
    low: t => t('A mistake stays inside the module and is easily seen.'),
    medium: t => t('A mistake reaches the callers of the module.'),
    high: t => t('A mistake reaches many applications, or is hard to see.'),
    critical: t => t('A mistake endangers security or data.'),
  },
  suggested_gate_profile: {
    docs_only: t => t('Only documents change, no Go file.'),
    single_module_behavior: t => t('One extension, or a change of little risk.'),
    router_middleware_security: t => t('router, middleware or security changes.'),
    stable_root_change: t => t('Another stable root changes.'),
    cross_module_public_api_release: t => t('Several modules, a public API or a release changes.'),
  },
}

/** The keys that module.yaml may have, in the order in which a manifest names them. */
export const manifestKeys: readonly string[] = Object.keys(keyWords)

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** A key's name for a person; undefined for a key that is not known. */
export const keyTitle = (key: string, t: Localize): string | undefined => own(keyWords, key)?.title(t)

/** What a key is for, in one or two sentences; undefined for a key that is not known. */
export const keyMeaning = (key: string, t: Localize): string | undefined => own(keyWords, key)?.meaning(t)

/** What one of a key's values means; undefined where nothing is known of it, as of a value that a workspace added. */
export function valueMeaning(key: string, value: string, t: Localize): string | undefined {
  const values = own(valueMeanings, key)
  return values && own(values, value)?.(t)
}
