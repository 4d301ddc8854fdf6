import type { ManifestLines } from '../manifest/manifest-lines.ts'
import { definition, fixedValues, type JsonSchema } from '../schema/json-schema.ts'
import { moduleSchema } from '../schema/module-schema.ts'
import { plainText, quotedText } from './plain-list.ts'
import { hasOddCharacter, yamlWord } from './plain-yaml.ts'
import { tierNames } from './readings.ts'

/**
 * The first and quickest of the proofs that a manifest is plain: nearly all of them are written in the same few ways.
 * Two regular expressions, made from the JSON Schema, look for the first line that is not, and for the first that does
 * not fit the one above it: what they look for is short, so they are quick to compile and never go back far. Whatever
 * is not usual is left to the proof that reads line by line.
 */
export function isUsualManifest(text: string, lines: ManifestLines): boolean {
  patterns ??= { line: unusualLine(), order: unusualOrder() }
  if (hasOddCharacter(text) || patterns.line.test(text) || patterns.order.test(text)) return false
  return !repeatedKey.test(text) && moduleSchema.required?.every(key => lines.has(key)) === true && keysFit(lines)
}

function keysFit(lines: ManifestLines): boolean {
  for (const [key, found] of lines) {
    if (found.isRepeated) return false
    const { type, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = properties[key] ?? {}
    if (type === 'array' && (found.itemCount < minItems || found.itemCount > maxItems)) return false
  }
  return true
}

const { properties = {} } = moduleSchema
let patterns: { readonly line: RegExp; readonly order: RegExp } | undefined

const text = `(?:${plainText}|${quotedText})`
/** Not the keys that some program takes for its own wherever they stand; those are for the proof line by line. */
const takenKey = `(?:name|owner|status|risk|${tierNames.join('|')}|${yamlWord.source.slice(1, -1)}):`
const innerKey = `(?!${takenKey})[A-Za-z_][\\w./-]*`
const isText = ({ $ref }: JsonSchema): boolean => $ref === '#/definitions/text'
const isTexts = ({ $ref }: JsonSchema): boolean =>
  $ref !== undefined && isText(definition($ref, moduleSchema).items ?? {})

/** What usually stands below a key that has no value on its line. */
const isList = ({ items }: JsonSchema): boolean =>
  items !== undefined && (isText(items) || items.anyOf?.some(isText) === true)
const isMapOfTexts = ({ additionalProperties: others }: JsonSchema): boolean =>
  typeof others === 'object' && isText(others)
const isMapOfLists = ({ additionalProperties: others, properties: keys = {} }: JsonSchema): boolean =>
  others === false && Object.values(keys).every(isTexts)

const keysOf = (isWanted: (schema: JsonSchema) => boolean): string[] =>
  Object.keys(properties).filter(key => isWanted(properties[key] ?? {}))
const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`
const lists = anyOf(keysOf(isList))
const mapsOfTexts = anyOf(keysOf(isMapOfTexts))
const mapsOfLists = anyOf(keysOf(isMapOfLists))
const innerLists = anyOf(keysOf(isMapOfLists).flatMap(key => Object.keys(properties[key]?.properties ?? {})))

const lineEnd = ' *\\r?(?:\\n|$)'
const rest = '[^\\r\\n]*'
const skipped = ' *(?:#[^\\r\\n]*)?\\r?'

function unusualLine(): RegExp {
  const texts = keysOf(({ type, enum: values }) => type === 'string' && values === undefined)
  const enums = keysOf(({ enum: values }) => values !== undefined)
  const lines = [
    ` {2}(?:- ${text}|${innerKey}: +${text}|${innerLists}:)`,
    ` {4}- ${text}`,
    `(?:${lists}|${mapsOfTexts}|${mapsOfLists}):`,
    `${anyOf(texts)}: +${text}`,
    ...enums.map(key => `${key}: +${anyOf(fixedValues(properties[key] ?? {}))}`),
  ]
  return new RegExp(`(?:^|\\n)(?!(?:${skipped}|(?:${lines.join('|')}) *\\r?)(?:\\n|$))`)
}

/** Every line is usual: what remains is that each stands below one that it belongs to. */
function unusualOrder(): RegExp {
  // What takes a line to its end takes the blanks there too: both would try every way to share them.
  const below = (line: string, next: string): string =>
    `${line}${line.endsWith(rest) ? '\\r?(?:\\n|$)' : lineEnd}(?:${skipped}\\n)*${next}`
  return new RegExp(
    [
      `^(?:${skipped}\\n)* +[^ #\\r\\n]`,
      `(?:^|\\n)(?:${[
        below('[^ #\\r\\n][^:\\r\\n]*: [^\\r\\n]*', ' +[^ #\\r\\n]'),
        below(`${lists}:`, '(?! {2}-)'),
        below(`${mapsOfTexts}:`, `(?! {2}${innerKey}: )`),
        below(`${mapsOfLists}:`, `(?! {2}${innerLists}:${lineEnd})`),
        below(' {2}- [^\\r\\n]*', ' {2}[^-#\\r\\n]'),
        below(` {2}${innerKey}: [^\\r\\n]*`, `(?: {2}[- ]| {2}${innerLists}:${lineEnd})`),
        below(` {2}${innerLists}:`, '(?! {4}-)'),
        below(' {4}- [^\\r\\n]*', `(?: {2}-| {2}${innerKey}: )`),
      ].join('|')})`,
    ].join('|'),
  )
}

/** A key two spaces in that stands again before the next line in column 0. */
const repeatedKey = /\n {2}([A-Za-z_][\w./-]*):[^\n]*\n(?:(?: [^\n]*|#[^\n]*|\r)?\n)*? {2}\1:/
