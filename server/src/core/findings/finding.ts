import type { Range } from '../text/position.ts'

/** From worst to mildest. */
export const severities = ['error', 'warning', 'information', 'hint'] as const
export type Severity = (typeof severities)[number]

/** The programs of Plumego's own whose verdicts the rules mirror. */
export const checks = [
  'dependency-rules',
  'cross-extension-deps',
  'module-manifests',
  'extension-maturity',
  'extension-beta-evidence',
  'public-entrypoints-sync',
  'reference-layout',
  'agent-workflow',
  'deprecation-inventory',
  'community-extension',
] as const
export type Check = (typeof checks)[number]

/** Where something stands. */
export interface FilePlace {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  readonly range: Range
}

/** A second place that a finding speaks of: the rule's line, the manifest's entry. */
export interface RelatedPlace extends FilePlace {
  readonly message: string
}

/** Replaces `range` of `file` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly file: string
  readonly range: Range
  readonly newText: string
}

/** A mend, as data. A safe one changes nothing that a person would want to be asked about, and may be applied in bulk. */
export interface Fix {
  readonly title: string
  readonly edits: readonly TextEdit[]
  readonly safe: boolean
  /** The same edits, and others that no check asks for, in parts that a person looks at before they are made. */
  readonly parts?: readonly FixPart[]
  /** What a person is still to write, in the text as it is once the edits are made, and the line that it stands in. */
  readonly toWrite?: FilePlace & { readonly line: string }
  /** How many values and lists of one file it changes, where that is more than a fix does by itself. Never of a safe one. */
  readonly mostChanges?: number
  /** The values that it takes for true: it is offered only where nothing is found at any of them. */
  readonly because?: readonly FilePlace[]
  /** Codes of what it may bring to light, for a person to see to; those of its rule where it is left out. */
  readonly followUps?: readonly string[]
  /** Why it is not offered where something is found at those values; left out where a person is not told of it then. */
  readonly whenUnsound?: string
  /** It begins what a person goes on with: the finding stays until that is done. Never of a safe one. */
  readonly isFirstStep?: true
  /** A key path of a YAML file: the fix is offered only where CI and YAML read it alike once it is made. */
  readonly agreesOn?: readonly string[]
}

/** A fix that is not offered yet, for a person to know of, and why. */
export interface WithheldFix {
  readonly title: string
  /** In the reader's language: what has to come first. */
  readonly reason: string
}

/** Edits that a person looks at as one. */
export interface FixPart {
  readonly label: string
  readonly description: string
  readonly isOptional: boolean
  readonly edits: readonly TextEdit[]
}

/** One verdict: `check`, `code` and `key` identify it, whatever its words and place. */
export interface Finding {
  readonly code: string
  /** The Plumego program that fails on it; null where CI does not look. */
  readonly check: Check | null
  readonly severity: Severity
  /** The facts of the finding, in the order that the rule documents. */
  readonly key: readonly string[]
  /** What tells it from others across edits, where the key holds a line's number. */
  readonly identity?: readonly string[]
  /** Where a person would mend it, relative to the workspace, with `/`. */
  readonly file: string
  readonly range: Range
  readonly message: string
  readonly related: readonly RelatedPlace[]
  /** Made and proven when they are asked for. */
  readonly fixes: readonly Fix[]
  readonly withheld?: readonly WithheldFix[]
  /** True where none of its fixes is safe for certain, so that nobody who makes safe ones need ask for them. */
  readonly hasNoSafeFix?: true
  /** What one of its fixes takes for true, before anybody has asked for the fixes. */
  readonly grounds?: readonly FilePlace[]
  /** Checks that cannot be judged for what the finding is about. */
  readonly unjudged?: readonly Check[]
}
