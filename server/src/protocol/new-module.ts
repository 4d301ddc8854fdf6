/**
 * Request, without parameters: where a new module may go, for who asks a person. Answered with `NewModuleChoices`.
 * The command below checks everything again.
 */
export const newModuleChoicesRequest = 'plumego/newModuleChoices'

export interface NewModuleChoices {
  /** The checkouts that are worked on: those in the client's folders. */
  readonly checkouts: readonly NewModuleCheckout[]
}

export interface NewModuleCheckout {
  /** URI of the checkout. */
  readonly root: string
  readonly families: readonly NewModuleFamily[]
  /** Owners in use, those that own most first. */
  readonly owners: readonly string[]
  /** Every module below x/, by its directory relative to the checkout: no other can be made there. */
  readonly taken: readonly string[]
}

export interface NewModuleFamily {
  /** Such as `x/messaging`. */
  readonly path: string
  /** In the reader's language: status and owner. */
  readonly description: string
}

/**
 * Command of the server, with one `NewModuleArguments` as its argument: has the client make a module, which a client that
 * can shows before anything is done. Answered with `NewModuleResult`; fails with a message for a person where the module
 * cannot be made.
 */
export const newModuleCommand = 'plumego.server.newModule'

export interface NewModuleArguments {
  /** URI of the checkout, or of anything in it. */
  readonly root: string
  /** Such as `x/messaging`; left out for a family of its own. */
  readonly parent?: string
  /** The name of the Go package. */
  readonly name: string
  /** Left out for the owner of the family. */
  readonly owner?: string
}

export interface NewModuleResult {
  /** False where the client, or the person in front of it, did not make the changes. */
  readonly applied: boolean
  /** URI of the new manifest. */
  readonly manifest: string
  /** LSP's Range of the first value of the manifest that is still to be written; left out where there is none. */
  readonly toWrite?: { readonly start: TextPosition; readonly end: TextPosition }
  /** URIs of everything that the changes write to. They are in editors first, and for whoever asked to save. */
  readonly files: readonly string[]
}

/** LSP's Position: both are counted from 0. */
interface TextPosition {
  readonly line: number
  readonly character: number
}
