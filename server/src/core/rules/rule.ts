import type { Check, Fix, RelatedPlace, Severity, WithheldFix } from '../findings/finding.ts'
import type { GoFile, Manifest, Snapshot } from '../repo/snapshot.ts'
import type { Settings } from '../settings.ts'
import type { Localize } from '../text/localize.ts'
import type { Range } from '../text/position.ts'

/** What a rule is called and stands for. Everything that lists rules is made from it. */
export interface RuleInfo {
  /** Kebab-case, stable, shown to people. */
  readonly code: string
  /** The Plumego program that it mirrors, or null. */
  readonly check: Check | null
  readonly severity: Severity
  /** Whether an editor tells it only where its file is open, as long as it is a hint: it concerns nobody but the owner. */
  readonly isToldWhereOpen?: boolean
  /** One line, in English; its translation is looked up under it. */
  readonly summary: string
  /** What each part of a finding's key holds. */
  readonly key: readonly string[]
  /**
   * Codes of what one of its fixes may bring to light, for a person to see to: a safe fix brings nothing. By key, where it
   * depends on the key that a fix is about.
   */
  readonly followUps?: readonly string[] | FollowUpsByKey
}

/** Codes by what they depend on, such as `module.yaml: status`; what is named `''` holds for all. */
export type FollowUpsByKey = ReadonlyMap<string, readonly string[]>

/** The same rule for Go test files: CI leaves them out, so what is found there is a hint. */
export const inTestFiles = (rule: RuleInfo): RuleInfo => ({ ...rule, check: null, severity: 'hint' })

/** A rule's own part of a finding; code, check and severity come from the rule. */
export interface Report {
  readonly file: string
  readonly range: Range
  readonly key: readonly string[]
  /** What tells it from others across edits, where the key holds a line's number. */
  readonly identity?: readonly string[]
  readonly message: string
  readonly related?: readonly RelatedPlace[]
  readonly fixes?: readonly Fix[]
  readonly withheld?: readonly WithheldFix[]
  readonly unjudged?: readonly Check[]
}

/**
 * What a rule may ask and say while it runs over one snapshot. It runs again once something changed that it looked at there:
 * whatever else its answer hangs on must not change.
 */
export interface RuleContext {
  readonly snapshot: Snapshot
  readonly t: Localize
  readonly settings: Settings
  report(rule: RuleInfo, finding: Report): void
  /**
   * Says that a check cannot run, or would stop, and why. Told once for each check and file.
   * @param file where a person would mend it; a missing file's own path
   */
  blocked(check: Check, file: string, reason: string, range?: Range): void
  /**
   * Runs a part of the rule: again only once something changed that it looked at in the snapshot. The rest of the rule
   * runs again with each of its parts, so it should do little.
   * @param about all that the part is given, such as an entry of a spec or a path
   */
  part(about: unknown, run: () => void): void
}

/** Runs over one Go file at a time whose imports do not parse, or concern a rule for imports. */
export interface GoFileRule {
  readonly scope: 'go-file'
  readonly rules: readonly RuleInfo[]
  run(file: GoFile, context: RuleContext): void
}

/** The Go files of one directory, without its test files, or those alone. */
export interface ImportingFiles {
  readonly directory: string
  readonly areTests: boolean
}

/**
 * Speaks of single imports, whatever else their file holds. It first says which imports it may have something to say of at
 * all: hardly any file has one, so the rule runs for hardly any.
 */
export interface ImportRule {
  readonly scope: 'import'
  readonly rules: readonly RuleInfo[]
  /**
   * Tells the packages of the module, by import path, that the rule may speak of. Asked once for all files of a directory,
   * for as long as all that it looks at is the same.
   * @returns undefined where there is none, true where the rule wants to see each file
   */
  concerns(files: ImportingFiles, snapshot: Snapshot): ((path: string) => boolean) | true | undefined
  /** Runs over a file with such an import; also over one that imports something of the module and is not plain. */
  run(file: GoFile, context: RuleContext): void
}

/** Runs over one manifest at a time. */
export interface ManifestRule {
  readonly scope: 'manifest'
  readonly rules: readonly RuleInfo[]
  run(manifest: Manifest, context: RuleContext): void
}

/** Runs over the whole workspace. */
export interface WorkspaceRule {
  readonly scope: 'workspace'
  readonly rules: readonly RuleInfo[]
  run(context: RuleContext): void
}

export type Rule = GoFileRule | ImportRule | ManifestRule | WorkspaceRule
