import { moduleNamed } from '../golang/mod/go-mod.ts'
import { joinPath } from '../repo/paths.ts'
import { specPaths } from '../repo/snapshot.ts'
import { type SchemaPath, schemasAt } from '../schema/json-schema.ts'
import { readCommunitySchema } from '../spec/community-extension.ts'
import type { CompletionQuestion, Suggestion } from './completion-types.ts'

/** The module that the go.mod beside a file names. */
export function ownModule({ snapshot, directory, t }: CompletionQuestion): Suggestion[] {
  const module = snapshot.read(joinPath(directory, 'go.mod'), moduleNamed)
  if (module === undefined) return []
  return [{ label: module, kind: 'value', insertText: module, describe: () => ({ detail: t('the module of go.mod') }) }]
}

/** What each extension has to forbid itself: by the workspace's own schema, where it has one. */
export function forbiddenToExtensions(question: CompletionQuestion, path: SchemaPath): Suggestion[] {
  const own = question.snapshot.read(specPaths.communitySchema, readCommunitySchema)?.forbidden ?? []
  return own.length > 0 ? own.map(openValue) : usualValues(question, path)
}

/** The examples of the schema: any other text is as good. */
export const usualValues = ({ root }: CompletionQuestion, path: SchemaPath): Suggestion[] =>
  schemasAt(root, path).flatMap(({ examples = [] }) => examples.map(String).map(openValue))

const openValue = (text: string): Suggestion => ({ label: text, kind: 'value', insertText: text, isOpen: true })
