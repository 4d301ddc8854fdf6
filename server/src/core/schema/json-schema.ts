/**
 * The part of JSON Schema (draft 7) that the schemas in schemas/ use; a test holds them to it. Each schema is read by
 * three: the validator, the recogniser of plain files, and whoever asks what belongs at a place.
 */
export interface JsonSchema {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  /** Any one of these kinds. */
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | boolean)[]
  /** What each value of `enum` means, in its order: an annotation that editors show. */
  readonly markdownEnumDescriptions?: readonly string[]
  readonly examples?: readonly unknown[]
  /** What a new entry begins with. Only texts and lists of texts have one. */
  readonly default?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly definitions?: Readonly<Record<string, JsonSchema>>
  /** Which of the repository's things a text names, or the keys of a map do: an annotation of our own. */
  readonly 'x-plumego'?: string
}

/** The way from the root of a file to a place in it: keys, and for an item of a list 0, whichever it is. */
export type SchemaPath = readonly (string | 0)[]

/** Keywords by which one schema stands for another. */
type Indirect = '$ref' | 'anyOf'

/** A schema without references and alternatives. */
export type PlainSchema = Omit<JsonSchema, Indirect>

/**
 * What may stand at a place: the schema there, or each of its alternatives. What a schema says beside a reference goes
 * before what the reference says.
 * @returns none where the schema knows no such place
 */
export function schemasAt(root: JsonSchema, path: SchemaPath): PlainSchema[] {
  let found = alternatives(root, root)
  for (const step of path)
    found = found.flatMap(schema => below(schema, step)).flatMap(next => alternatives(next, root))
  return found
}

function below(schema: PlainSchema, step: string | 0): JsonSchema[] {
  if (step === 0) return schema.items ? [schema.items] : []
  const { properties = {}, additionalProperties } = schema
  if (Object.hasOwn(properties, step)) return [properties[step]!]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}

function alternatives(schema: JsonSchema, root: JsonSchema): PlainSchema[] {
  const { $ref, anyOf, ...own } = schema
  const others = $ref !== undefined ? [definition($ref, root)] : (anyOf ?? [])
  if (others.length === 0) return [own]
  return others.flatMap(other => alternatives(other, root)).map(other => ({ ...other, ...own }))
}

/** The schema that a reference within the file names; one that takes everything where it names none. */
export const definition = ($ref: string, { definitions = {} }: JsonSchema): JsonSchema =>
  definitions[$ref.replace('#/definitions/', '')] ?? {}

/** True where a value of this kind may stand. */
export function takes({ type }: PlainSchema, kind: string): boolean {
  return typeof type === 'string' ? type === kind : (type?.includes(kind) ?? false)
}

/** The fixed values of a schema as they are written in YAML. */
export const fixedValues = (schema: PlainSchema): string[] => (schema.enum ?? []).map(String)
