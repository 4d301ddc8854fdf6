import { stableRoots } from '../../modules/covered-manifests.ts'

export const check = 'reference-layout'

/** The directories that may lie at the top of the repository; hidden ones may, too. */
export const topLevelDirectories: ReadonlySet<string> = new Set([
  ...stableRoots,
  ...['benchmark', 'cmd', 'docs', 'examples', 'internal', 'reference'],
  ...['specs', 'scripts', 'tasks', 'use-cases', 'website', 'x'],
])

/** What must exist, be it a file or a directory. */
export const requiredPaths: readonly string[] = [
  'docs/reference/canonical-style-guide.md',
  'docs/start/adoption-path.md',
  'docs/reference/scaffold-reference-contract.md',
  'docs/concepts/agent-first-repo-blueprint.md',
  'docs/release/PRE_V1_RELEASE_CHECKLIST.md',
  'docs/evidence/stable-api/README.md',
  ...[...stableRoots].sort().map(root => `docs/evidence/stable-api/snapshots/${root}-head.snapshot`),
  'reference/standard-service',
  'reference/with-messaging',
  'reference/with-gateway',
  'reference/with-websocket',
  'reference/with-webhook',
  'specs/repo.yaml',
  'specs/checks.yaml',
  'specs/task-routing.yaml',
  'specs/extension-taxonomy.yaml',
  'specs/package-hotspots.yaml',
  'specs/dependency-rules.yaml',
  'tasks/milestones/STATUS.md',
]

/** The reference application that shows Plumego without extensions. */
export const canonicalReference = 'reference/standard-service'
