import type { Piece } from '../text/go-strings.ts'
import { readInteger } from '../text/integers.ts'
import type { SourceText } from '../text/source-text.ts'
import { readSimpleYaml, type SimpleYaml, type SimpleYamlProblem } from './simple-yaml.ts'

/** The keys whose value has to be one of Go's words for true and false. */
const promises = ['no_init_side_effects', 'no_globals'] as const
export type CommunityPromise = (typeof promises)[number]

/** Why community-extension stops at a place of a file. */
export interface CommunityStop {
  readonly kind: SimpleYamlProblem | 'no-boolean' | 'no-integer'
  readonly at: Piece
}

/** specs/community-extension.schema.yaml, as community-extension reads it. */
export interface CommunitySchema {
  readonly required: readonly string[]
  readonly statuses: readonly string[]
  readonly handlerShape: string
  /** The fewest items by field. */
  readonly minimums: ReadonlyMap<string, bigint>
  readonly mustBeTrue: readonly string[]
  /** Import paths that each extension has to forbid itself. */
  readonly forbidden: readonly string[]
  readonly stop: CommunityStop | undefined
}

export function readCommunitySchema(source: SourceText): CommunitySchema {
  const { scalars, lists, maps, problem } = readSimpleYaml(source)
  const textsOf = (key: string): string[] => (lists.get(key) ?? []).map(({ text }) => text)
  const minimums = new Map<string, bigint>()
  let stop: CommunityStop | undefined = problem
  for (const [field, value] of maps.get('list_min_lengths') ?? []) {
    const minimum = readInteger(value.text)
    if (minimum === undefined) stop ??= { kind: 'no-integer', at: value }
    else minimums.set(field, minimum)
  }
  return {
    required: textsOf('required'),
    statuses: textsOf('status_enum'),
    handlerShape: scalars.get('handler_shape_const')?.value.text ?? '',
    minimums,
    mustBeTrue: textsOf('boolean_true'),
    forbidden: textsOf('stable_root_forbidden_imports'),
    stop,
  }
}

/** community-extension.yaml, as community-extension reads it. */
export interface CommunityManifest extends SimpleYaml {
  /** Whether a key is there: with a value, or with an item below it. */
  isPresent(field: string): boolean
  /** Undefined where the key has no value, or where the program stops at it. */
  flag(promise: string): boolean | undefined
  readonly stop: CommunityStop | undefined
}

export function readCommunityManifest(source: SourceText): CommunityManifest {
  const file = readSimpleYaml(source)
  const { scalars, lists, problem } = file
  const flags = new Map<string, boolean>()
  let stop: CommunityStop | undefined = problem
  for (const promise of promises) {
    const value = scalars.get(promise)?.value
    const flag = value && parseBool(value.text)
    if (flag !== undefined) flags.set(promise, flag)
    else if (value) stop ??= { kind: 'no-boolean', at: value }
  }
  return {
    ...file,
    isPresent: field => scalars.has(field) || lists.has(field),
    flag: promise => flags.get(promise),
    stop,
  }
}

/** Go's `strconv.ParseBool`; undefined for an error. */
function parseBool(text: string): boolean | undefined {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? false : undefined
}
