import type { Pattern } from './pattern.ts'

const taxonomy = 'specs/extension-taxonomy\\.yaml'
const routing = 'specs/task-routing\\.yaml task'
const hotspots = 'specs/package-hotspots\\.yaml'

/** What the program agent-workflow prints. */
export const agentWorkflow: readonly Pattern[] = [
  { code: 'recipes-missing', match: /^specs\/change-recipes has no recipe files()$/, key: () => [] },
  { code: 'recipes-undeclared', match: /^specs\/repo\.yaml does not declare specs\/change-recipes ()/, key: () => [] },
  { code: 'recipe-unreferenced', match: /^specs\/repo\.yaml does not reference workflow recipe (.*)$/ },
  { code: 'quality-file-missing', match: /^(.*) is missing from the agent quality control plane$/ },
  { code: 'card-directory-missing', match: /^(.*) is missing from the task card lifecycle control plane$/ },
  { code: 'milestone-directory-missing', match: /^(.*) is missing from the milestone lifecycle control plane$/ },
  { code: 'card-state-missing', match: /^(.*) is missing State: (.*)$/ },
  { code: 'card-state-mismatch', match: /^(.*?) has State: (.*) but lives under (.*)$/ },
  { code: 'milestone-outcome-active', match: /^(.*) has an Outcome section but still lives under / },
  { code: 'milestone-outcome-missing', match: /^(.*) is archived but has no Outcome section$/ },
  {
    code: 'extension-root-undeclared',
    match: /^extension root (.*) exists in x\/ but is not declared in specs\/repo\.yaml /,
  },
  {
    code: 'taxonomy-root-undeclared',
    match: new RegExp(`^extension root (.*) exists in x/ but is not declared in ${taxonomy}$`),
  },
  { code: 'empty-directory', match: /^empty directory (.*) is misleading in / },
  { code: 'taxonomy-canonical-not-found', match: new RegExp(`^${taxonomy} canonical_root (.*) does not exist in `) },
  { code: 'taxonomy-root-not-found', match: new RegExp(`^${taxonomy} root (.*) does not exist in `) },
  {
    code: 'entrypoint-manifest-missing',
    match: /^(.*) is a canonical extension entrypoint but has no module\.yaml$/,
  },
  {
    code: 'entrypoint-primer-missing',
    match: /^(.*) is a canonical extension entrypoint but .* does not declare doc_/,
  },
  { code: 'task-start-unset', match: new RegExp(`^${routing} (.*) must declare at least one start_with path$`) },
  { code: 'task-start-not-found', match: new RegExp(`^${routing} (.*) references missing start_with path (.*)$`) },
  {
    code: 'hotspot-package-not-found',
    match: new RegExp(`^${hotspots} package (.*) does not exist in the repository$`),
  },
  { code: 'hotspot-package-not-directory', match: new RegExp(`^${hotspots} package (.*) is not a directory$`) },
  {
    code: 'hotspot-start-unset',
    match: new RegExp(`^${hotspots} package (.*) must declare at least one start_with path$`),
  },
  {
    code: 'hotspot-start-not-found',
    match: new RegExp(`^${hotspots} package (.*) references missing start_with path (.*)$`),
  },
  {
    code: 'hotspot-task-family-unset',
    match: new RegExp(`^${hotspots} package (.*) must declare at least one task_families entry$`),
  },
  {
    code: 'hotspot-task-family-unknown',
    match: new RegExp(`^${hotspots} package (.*) references unknown task_families entry (.*)$`),
  },
  {
    code: 'hotspot-canonical-missing',
    match: new RegExp(`^${hotspots} must index canonical extension family (.*) for taxonomy family .*$`),
  },
  {
    code: 'hotspot-subordinate-missing',
    match: new RegExp(`^${hotspots} must index subordinate extension root (.*) under canonical family .*$`),
  },
  { code: 'stable-http-handler', match: /^stable package (.*) exposes app-facing HTTP handler surface (.*); move / },
  { code: 'stable-route-helper', match: /^stable package (.*) exposes route registration helper (.*); move / },
  { code: 'control-plane-file-missing', match: /^(.*) is required in the agent control plane but does not exist$/ },
  { code: 'quality-reference-missing', match: /^(.*) does not reference (.*)$/ },
]
