import type { Application } from '../../application/application.ts'
import type { GoFile } from '../../repo/snapshot.ts'
import type { Settings } from '../../settings.ts'
import type { Localize } from '../../text/localize.ts'
import type { Report, RuleInfo } from '../rule.ts'

/** What a rule may ask and say while it runs over one application. Places are relative to the application. */
export interface ApplicationContext {
  readonly application: Application
  readonly t: Localize
  readonly settings: Settings
  report(rule: RuleInfo, finding: Report): void
}

/** Runs over what an application's go.mod and go.work say of its Plumego. */
export interface ModuleRule {
  readonly scope: 'module'
  readonly rules: readonly RuleInfo[]
  run(context: ApplicationContext): void
}

/**
 * Runs over one Go file of an application at a time, tests included: only the files that import Plumego. With the scope
 * `application-file` it does not look at what other files import, and does not run again where only that changed.
 */
export interface ApplicationFileRule {
  readonly scope: 'application-file' | 'application'
  readonly rules: readonly RuleInfo[]
  /** Whether it speaks of what the Plumego in use says: then it runs only where all of that is known. */
  readonly asksPlumego: boolean
  run(file: GoFile, context: ApplicationContext): void
}

export type ApplicationRule = ModuleRule | ApplicationFileRule
