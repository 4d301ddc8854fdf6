import { rangeIn } from '../../findings/words.ts'
import { isOlder } from '../../repo/layout.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import {
  type CommunitySchema,
  type CommunityStop,
  readCommunityManifest,
  readCommunitySchema,
} from '../../spec/community-extension.ts'
import type { Localize } from '../../text/localize.ts'
import { startOfFile } from '../../text/position.ts'
import type { ApplicationContext, ModuleRule } from '../application/application-rule.ts'
import { blockedByFile } from '../blocks.ts'
import { checkBlocked } from '../check-blocked.ts'
import type { Rule, RuleContext, WorkspaceRule } from '../rule.ts'
import { fileWithSchema } from '../yaml/schema-files.ts'
import { reportViolations, violation } from '../yaml/schema-violation.ts'
import { isToldOfExtension } from '../yaml/told-by-community-check.ts'
import type { Violation } from '../yaml/violation.ts'
import { checkManifest, manifestRules } from './manifest.ts'
import { check, communityManifests, communitySource, schemaPath } from './manifests.ts'
import { checkModulePath, modulePathDiffers } from './module-path.ts'
import { checkPromises, promiseRules } from './promises.ts'

/** In a checkout: by its own schema, which the program finds from the root. */
const inCheckout: WorkspaceRule = {
  scope: 'workspace',
  rules: [...manifestRules, modulePathDiffers],
  run(context) {
    const paths = communityManifests(context.snapshot)
    if (paths.length === 0) return
    const schema = schemaOf(context.snapshot)
    const isBlocked = blockedBySchema(schema, context)
    for (const path of paths) checkFile(path, isBlocked ? undefined : schema, context)
  },
}

const promisesInCheckout: WorkspaceRule = {
  scope: 'workspace',
  rules: promiseRules,
  run(context) {
    for (const path of communityManifests(context.snapshot)) checkPromises(path, context)
  },
}

export const communityExtension: readonly Rule[] = [inCheckout, promisesInCheckout]

/**
 * In the extension's own repository: by the schema that lies there beside a go.mod, as the program would find it, else by
 * that of the Plumego which the extension uses. Where neither is at hand, nothing is said in the program's name.
 */
export const communityInApplication: ModuleRule = {
  scope: 'module',
  rules: [...manifestRules, modulePathDiffers, ...promiseRules, violation],
  run(application) {
    const { files, plumego } = application.application
    const paths = communityManifests(files)
    if (paths.length === 0) return
    const context = contextFor(application)
    const own = files.tree.stat('go.mod') === 'missing' ? undefined : schemaOf(files)
    const isBlocked = own !== undefined && blockedBySchema(own, context)
    const used = own ?? schemaOf(plumego.snapshot)
    const schema = isBlocked || used?.stop ? undefined : used
    for (const path of paths) {
      checkFile(path, schema, context)
      checkPromises(path, context)
      const manifest = files.read(path, readCommunityManifest)
      const isTold = ({ error }: Violation): boolean =>
        schema !== undefined && manifest !== undefined && isToldOfExtension(error, manifest, schema)
      for (const file of fileWithSchema(path, files)) reportViolations(file, isTold, context)
    }
  },
}

function contextFor({ application, t, settings, report }: ApplicationContext): RuleContext {
  return {
    snapshot: application.files,
    t,
    settings,
    report,
    blocked: (check, file, message, range = startOfFile) =>
      report({ ...checkBlocked, check }, { file, range, key: [file], message }),
    part: (_, run) => run(),
  }
}

const schemaOf = (snapshot: Snapshot): CommunitySchema | undefined => snapshot.read(schemaPath, readCommunitySchema)

/** Says that the program stops for want of a schema that it can read. */
function blockedBySchema(schema: CommunitySchema | undefined, context: RuleContext): boolean {
  const { snapshot, t, blocked } = context
  // The program came later than these.
  if (!schema && isOlder(snapshot)) return true
  if (snapshot.tree.stat('go.mod') !== 'directory' && blockedByFile(context, check, 'go.mod', false)) return true
  if (blockedByFile(context, check, schemaPath)) return true
  if (!schema?.stop) return false
  blocked(check, schemaPath, stopReason(schema.stop, t), rangeIn(snapshot, schemaPath, schema.stop.at))
  return true
}

/** @param schema undefined where the program comes to no verdict, or none can be told */
function checkFile(path: string, schema: CommunitySchema | undefined, context: RuleContext): void {
  const { snapshot, t, blocked } = context
  if (schema && blockedByFile(context, check, path)) return
  const file = communitySource(snapshot, path)
  if (!file) return
  const { stop } = file.manifest
  if (schema && stop) blocked(check, path, stopReason(stop, t), file.source.range(stop.at))
  else if (schema) checkManifest({ ...file, schema }, context)
  checkModulePath(file, context)
}

/** What is wrong with a line, and how it is meant to be. */
function stopReason({ kind, at }: CommunityStop, t: Localize): string {
  const values = { check, text: at.text }
  switch (kind) {
    case 'no-colon':
      return t(
        '{check} stops here: at the left edge it reads "key: value" or "key:", and "{text}" has no colon. Indent the items of a list, by spaces.',
        values,
      )
    case 'no-section':
      return t(
        '{check} stops here: "{text}" is indented and belongs to no key that is open. Write it below a key with nothing behind its colon.',
        values,
      )
    case 'no-entry':
      return t(
        '{check} stops here: "{text}" is neither an item, which begins with "- " and has a text, nor "key: value".',
        values,
      )
    case 'no-boolean':
      return t('{check} stops here: "{text}" is no boolean. Write true.', values)
    case 'no-integer':
      return t('{check} stops here: "{text}" is no whole number.', values)
  }
}
