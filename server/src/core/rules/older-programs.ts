import type { Check } from '../findings/finding.ts'
import { isOlder } from '../repo/layout.ts'
import { joinPath, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** Where a checkout keeps the programs of its checks. */
const programs = 'internal/checks'

/** A text that a program holds, of whatever day, which has a rule. */
interface Mark {
  /** Below `internal/checks`. */
  readonly file: string
  readonly text: string
  /** Of which findings it is the condition, by their key: of all by default. */
  readonly concerns?: (key: readonly string[]) => boolean
  /** Paths, told from the key, that the program has to name itself: on that day others lay elsewhere, or were not looked at. */
  readonly names?: (key: readonly string[]) => readonly string[]
}

const shared = (text: string): Mark => ({ file: 'checkutil/checkutil.go', text })
const readsRules: Mark = { file: 'checkutil/controlplane.go', text: 'dependency-rules.yaml' }
const readsSchema: Mark = { file: 'checkutil/controlplane.go', text: 'module-manifest.schema.yaml' }
const maturity = (text: string): Mark => ({ file: 'extension-maturity/main.go', text })
const evidence = (text: string): Mark => ({ file: 'extension-beta-evidence/main.go', text })
const whole = (key: readonly string[]): readonly string[] => key
const workflow = (text: string): Mark => ({ file: 'agent-workflow/main.go', text })
const coversTaxonomy = workflow('FindExtensionTaxonomyCoverageViolations')
const coversPrimers = workflow('FindExtensionPrimerCoverageViolations')
const coversTasks = workflow('FindTaskRoutingCoverageViolations')
const coversPackages = workflow('FindPackageIndexCoverageViolations')
const coversTaskFamilies = workflow('FindPackageIndexTaskFamilyViolations')
const coversHotspots = workflow('FindExtensionHotspotCoverageViolations')
const looksAtHttp = workflow('FindStableHTTPSurfaceViolations')
const referenceModules = shared('func ValidateReferenceModules(')
// Before, the families were written down in the program.
const readsFamilies = shared('familiesWithSubordinates :=')
const namesParents = shared('subordinate family must declare parent_family')
const comparesFamilies = shared('does not match canonical root')
const internalCallers = shared('func ValidateDeclaredInternalCallers(')
const consistency = shared('func ValidateManifestDependencyRuleConsistency(')

/** What the rules of a check rest on that have no entry of their own; without an entry, on the check being there alone. */
const ofCheck: Readonly<Partial<Record<Check, Mark>>> = {
  'dependency-rules': readsRules,
  'module-manifests': readsSchema,
}

/** By code: rules that came later than the check which they are of; and what came with them. */
const ofRule: Readonly<Record<string, Mark>> = {
  'inventory-decision-required': {
    file: 'deprecation-inventory/main.go',
    text: 'still requires a keep/remove decision',
  },
  'internal-undeclared': internalCallers,
  'internal-no-callers': internalCallers,
  'internal-caller-not-listed': internalCallers,
  'internal-caller-unused': internalCallers,
  'allowed-import-denied': consistency,
  'rule-allows-forbidden': consistency,
  'list-too-long': {
    ...shared('exceeds limit'),
    // Before the program read the schema it held these limits itself, and looked at no module below another.
    concerns: ([manifest = '']) => manifest.split('/').length <= 3,
  },
  'strict-boundary-missing': shared('func ValidateStableBoundaryDeclarations('),
  'nested-go-mod': shared('func FindXGoModFiles('),
  'readme-beta-list-missing': maturity('README.md'),
  'readme-lists-non-beta': maturity('README.md'),
  'readme-omits-beta': maturity('README.md'),
  'promotion-without-evidence': maturity('has status'),
  'surface-status-mismatch': maturity('surface_candidate'),
  'invalid-status': maturity('module.yaml status'),
  'signal-missing': maturity('missing signal entry'),
  'signal-field-missing': maturity('missing signal entry'),
  'dashboard-candidate-without-evidence': maturity('has beta candidate without'),
  'dashboard-evidence-link': maturity('missing evidence link'),
  'dashboard-blocker-text': maturity('missing blocker text'),
  'evidence-doc-unset': evidence('missing evidence_doc'),
  'evidence-status-mismatch': {
    ...evidence('statusManifest'),
    // Before, the status of a surface was that of its module, whatever the package's own manifest said.
    concerns: ([label = '']) => label.includes(':'),
  },
  'evidence-tier-unlisted': evidence('is not listed under'),
  'reference-go-mod-missing': referenceModules,
  'reference-module-directive-missing': referenceModules,
  'reference-module-name': referenceModules,
  'reference-require-missing': referenceModules,
  'reference-replace-missing': referenceModules,
  'reference-imports-reference': referenceModules,
  'reference-imports-internal': referenceModules,
  'canonical-reference-imports-extension': shared('func FindReferenceXImports('),
  'subordinates-undeclared': readsFamilies,
  'parent-family-unknown': readsFamilies,
  'parent-family-missing': namesParents,
  'parent-family-wrong': namesParents,
  'subordinate-not-found': comparesFamilies,
  'subordinate-without-parent': comparesFamilies,
  'subordinate-parent-differs': comparesFamilies,
  'subordinate-unlisted': comparesFamilies,
  'quality-file-missing': { ...workflow('is missing from the agent quality control plane'), names: whole },
  'quality-reference-missing': { ...workflow('does not reference %s"'), names: whole },
  'control-plane-file-missing': { ...workflow('is required in the agent control plane'), names: whole },
  'card-directory-missing': { ...workflow('is missing from the task card lifecycle'), names: whole },
  'card-state-missing': { ...workflow('is missing State:'), names: ([card = '']) => [parentPath(card)] },
  'card-state-mismatch': { ...workflow('but lives under'), names: ([card = '']) => [parentPath(card)] },
  'milestone-directory-missing': workflow('is missing from the milestone lifecycle'),
  'milestone-outcome-active': workflow('has an Outcome section but'),
  'milestone-outcome-missing': workflow('is archived but has no Outcome'),
  'extension-root-undeclared': workflow('FindOrphanedExtensionRoots'),
  'empty-directory': workflow('FindEmptyMisleadingDirs'),
  'taxonomy-canonical-not-found': coversTaxonomy,
  'taxonomy-root-not-found': coversTaxonomy,
  'taxonomy-root-undeclared': coversTaxonomy,
  'entrypoint-manifest-missing': coversPrimers,
  'entrypoint-primer-missing': coversPrimers,
  'task-start-unset': coversTasks,
  'task-start-not-found': coversTasks,
  'hotspot-package-not-found': coversPackages,
  'hotspot-package-not-directory': coversPackages,
  'hotspot-start-unset': coversPackages,
  'hotspot-start-not-found': coversPackages,
  'hotspot-task-family-unset': coversTaskFamilies,
  'hotspot-task-family-unknown': coversTaskFamilies,
  'hotspot-canonical-missing': coversHotspots,
  'hotspot-subordinate-missing': coversHotspots,
  'stable-http-handler': looksAtHttp,
  'stable-route-helper': looksAtHttp,
  'snapshot-unreadable': evidence('cannot be read'),
  'snapshot-not-file': evidence('is a directory'),
}

/**
 * Whether a checkout of an older version has a rule of a check in its own programs, which it carries along, for a finding
 * with this key. A check that stops for want of a file is not told apart: what a program needs changed too often.
 */
export function isOfThatDay(snapshot: Snapshot, check: Check, code: string, key: readonly string[]): boolean {
  const changedOften = check.startsWith('extension-') || check === 'reference-layout' || check === 'agent-workflow'
  if (code === 'check-blocked' && changedOften) return false
  if (!holds(snapshot, { file: joinPath(check, 'main.go'), text: 'package main' })) return false
  const mark = [ofRule[code], ofCheck[check]].find(one => one !== undefined && one.concerns?.(key) !== false)
  if (mark === undefined) return true
  const named = (mark.names?.(key) ?? []).map(path => `"${path}"`)
  return [mark.text, ...named].every(text => holds(snapshot, { file: mark.file, text }))
}

/**
 * Whether extension-beta-evidence takes a root of the taxonomy for a declared extension: those of older versions know the
 * paths of specs/repo.yaml alone.
 */
export const declaresByTaxonomy = (snapshot: Snapshot): boolean =>
  !isOlder(snapshot) || holds(snapshot, evidence('extension-taxonomy.yaml'))

/**
 * The texts of a list that a program of an older version holds; undefined where the checkout is not older, or its program
 * has none.
 * @param file below `internal/checks`
 * @param opening what stands in front of the first of them
 */
export function listOfThatDay(snapshot: Snapshot, file: string, opening: string): string[] | undefined {
  if (!isOlder(snapshot)) return undefined
  const text = snapshot.goText(joinPath(programs, file))?.text ?? ''
  const start = text.indexOf(opening)
  if (start < 0) return undefined
  const list = text.slice(start + opening.length, text.indexOf('}', start))
  return [...list.matchAll(/"([^"\\\n]*)"/g)].map(([, one = '']) => one)
}

/** Whether a file of the programs of an older version holds a text. @param file below `internal/checks` */
export const holdsThatDay = (snapshot: Snapshot, file: string, text: string): boolean =>
  isOlder(snapshot) && holds(snapshot, { file, text })

const holds = (snapshot: Snapshot, { file, text }: Mark): boolean =>
  snapshot.goText(joinPath(programs, file))?.text.includes(text) ?? false
