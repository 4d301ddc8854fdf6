import type { Manifest, Snapshot } from '../../repo/snapshot.ts'
import type { FileSchema } from '../../schema/file-schema.ts'
import { isChangeRecipe, isCommunityExtension, schemaOf, specSchemas } from '../../schema/file-schemas.ts'
import type { SourceText } from '../../text/source-text.ts'
import { type YamlDocument, yamlDocument } from '../../yaml/document.ts'
import { isPlainRecipe } from '../../yaml/plain-recipe.ts'
import { isReadable, unusualManifest, unusualSpecs } from './plain.ts'

/** A file to hold against its JSON Schema. */
export interface SchemaFile {
  readonly path: string
  /** What people call it: a manifest's directory, else its path. */
  readonly name: string
  readonly source: SourceText
  readonly document: YamlDocument
  readonly schema: FileSchema
}

/** A manifest that is not proved to fit its schema and can be read. */
export function unusualManifestFile(manifest: Manifest, snapshot: Snapshot): SchemaFile | undefined {
  const document = unusualManifest(manifest, snapshot)
  const schema = schemaOf(manifest.path, snapshot)
  if (!document || !schema || !isReadable(document)) return undefined
  const { path, directory, source } = manifest
  return { path, name: directory, source, document, schema }
}

/** The files below specs/ that are not proved to fit their schemas, and manifests of extensions elsewhere. */
export function otherSchemaFiles(snapshot: Snapshot): SchemaFile[] {
  const specs = unusualSpecs(snapshot).filter(({ path }) => specSchemas.has(path))
  const named = specs.flatMap(file => {
    const schema = schemaOf(file.path, snapshot)
    return schema && isReadable(file.document) ? [{ ...file, name: file.path, schema }] : []
  })
  return [
    ...named,
    ...snapshot.textPaths.filter(isCommunityExtension).flatMap(path => fileWithSchema(path, snapshot)),
    ...unusualRecipes(snapshot),
  ]
}

/** A file with a schema, where it can be read. */
export function fileWithSchema(path: string, snapshot: Snapshot): SchemaFile[] {
  const source = snapshot.text(path)
  const schema = schemaOf(path, snapshot)
  const document = source && yamlDocument(snapshot, source)
  return document && schema && isReadable(document) ? [{ path, name: path, source, document, schema }] : []
}

/** The recipes that are not proved to fit their schema; one that is still empty is nobody's yet. */
const unusualRecipes = (snapshot: Snapshot): SchemaFile[] =>
  snapshot.textPaths.flatMap(path => {
    const source = isChangeRecipe(path) ? snapshot.text(path) : undefined
    return source && source.text.trim() !== '' && !snapshot.fact(source, isPlainRecipe)
      ? fileWithSchema(path, snapshot)
      : []
  })
