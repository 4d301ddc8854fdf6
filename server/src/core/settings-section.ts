import { ruleListings } from './rules/registry.ts'
import {
  type AcknowledgedImport,
  defaultSettings,
  importDefinitions,
  lowestMaturities,
  type RuleLevel,
  ruleLevels,
  type Settings,
} from './settings.ts'
import { isCalendarDay } from './text/calendar.ts'
import type { Localize } from './text/localize.ts'
import { isPlaceholder } from './text/placeholder.ts'

/** A part of the settings that cannot be understood. */
export interface SettingsProblem {
  /** Of the part, without the section's own name; the empty string for all of it. */
  readonly key: string
  /** In the reader's language, with the key in front. */
  readonly text: string
}

/** Settings as far as they could be understood, and each part that could not. */
export interface ReadSettings {
  readonly settings: Settings
  readonly problems: readonly SettingsProblem[]
}

/** Every setting of the section by its key, those that only the client looks at included. */
export const settingKeys: readonly string[] = [
  'rules.severity',
  'imports.acknowledged',
  'application.lowestMaturity',
  'definition.imports',
  'hover.packageNames',
  'problems.onlyThisBranch',
  'problems.base',
  'inlayHints.status',
  'families.autoReveal',
  'view.showAtStart',
  'trace.server',
]

/** The names of the section's groups. */
export const settingGroups: readonly string[] = settingKeys.map(key => key.split('.')[0] ?? '')

/** Codes of the rules whose severity is a person's to choose: CI looks at none of them. Sorted. */
export const adjustableRules: readonly string[] = ruleListings
  .filter(({ verdicts }) => verdicts.some(({ check }) => check === null))
  .map(({ code }) => code)
  .sort()

/**
 * Reads the `plumego` section, nested. Nothing in it can fail: a key that nobody knows, and a value of another type than
 * expected, count as not set and are told.
 */
export function readSettings(section: unknown, t: Localize): ReadSettings {
  const problems: SettingsProblem[] = []
  const reader = new SectionReader(t, problem => problems.push(problem))
  reader.checkShape(section)
  const settings = {
    rules: { severity: reader.levels(section) },
    imports: { acknowledged: reader.acknowledged(section) },
    application: { lowestMaturity: reader.oneOf(section, 'application.lowestMaturity', lowestMaturities, 'any') },
    definition: { imports: reader.oneOf(section, 'definition.imports', importDefinitions, 'auto') },
    hover: { packageNames: reader.flag(section, 'hover.packageNames', defaultSettings.hover.packageNames) },
    problems: {
      onlyThisBranch: reader.flag(section, 'problems.onlyThisBranch', defaultSettings.problems.onlyThisBranch),
      base: reader.text(section, 'problems.base', defaultSettings.problems.base),
    },
    inlayHints: { status: reader.flag(section, 'inlayHints.status', defaultSettings.inlayHints.status) },
  }
  return { settings, problems }
}

/** A section in which what it leaves unset is as another one has it. */
export function withSettingsOf(section: unknown, other: unknown): unknown {
  if (section === undefined || section === null) return other
  if (!isObject(section) || !isObject(other)) return section
  const groups = new Map<string, unknown>(Object.entries(section))
  for (const [group, members] of Object.entries(other)) {
    const own = groups.get(group) ?? {}
    if (isObject(own) && isObject(members)) groups.set(group, { ...members, ...own })
  }
  return Object.fromEntries(groups)
}

class SectionReader {
  readonly #t: Localize
  readonly #tell: (problem: SettingsProblem) => void

  constructor(t: Localize, tell: (problem: SettingsProblem) => void) {
    this.#t = t
    this.#tell = tell
  }

  /** Tells what lies beside the settings that there are, and what is no group of them. */
  checkShape(section: unknown): void {
    const isSet = section !== undefined && section !== null
    if (isSet && !isObject(section)) this.#expected('', this.#t('an object of settings'))
    for (const [group, members] of isObject(section) ? Object.entries(section) : []) {
      if (!settingGroups.includes(group)) this.#unknown(group)
      else if (isObject(members)) {
        for (const name of Object.keys(members))
          if (!settingKeys.includes(`${group}.${name}`)) this.#unknown(`${group}.${name}`)
      } else if (members !== undefined && members !== null) this.#expected(group, this.#t('an object of settings'))
    }
  }

  levels(section: unknown): ReadonlyMap<string, RuleLevel> {
    const key = 'rules.severity'
    const value = valueAt(section, key)
    if (value === undefined) return new Map()
    if (!isObject(value)) {
      this.#expected(key, this.#t('an object of rule codes and severities'))
      return new Map()
    }
    return new Map(Object.entries(value).flatMap(([code, level]) => this.#level(`${key}.${code}`, code, level)))
  }

  acknowledged(section: unknown): AcknowledgedImport[] {
    const key = 'imports.acknowledged'
    const value = valueAt(section, key)
    if (value === undefined) return []
    if (Array.isArray(value)) return value.flatMap((entry: unknown, i) => this.#import(`${key}[${i}]`, entry))
    this.#expected(key, this.#t('a list of objects with "import" and "reason"'))
    return []
  }

  oneOf<Value extends string>(section: unknown, key: string, values: readonly Value[], fallback: Value): Value {
    const value = valueAt(section, key)
    const known = values.find(one => one === value)
    if (value !== undefined && known === undefined) {
      this.#expected(key, this.#t('one of {values}', { values: values.join(', ') }))
    }
    return known ?? fallback
  }

  text(section: unknown, key: string, fallback: string): string {
    const value = valueAt(section, key)
    if (isText(value)) return value.trim()
    if (value !== undefined) this.#expected(key, this.#t('a text that is not empty'))
    return fallback
  }

  flag(section: unknown, key: string, fallback: boolean): boolean {
    const value = valueAt(section, key)
    if (typeof value === 'boolean') return value
    if (value !== undefined) this.#expected(key, this.#t('true or false'))
    return fallback
  }

  #level(key: string, code: string, value: unknown): [string, RuleLevel][] {
    const level = ruleLevels.find(known => known === value)
    if (!ruleListings.some(listing => listing.code === code)) {
      this.#expected(key, this.#t('the code of a rule, such as {codes}', { codes: adjustableRules.join(', ') }))
    } else if (!adjustableRules.includes(code)) {
      this.#tell({ key, text: this.#t('plumego.{key}: has no effect, for CI fails on what this rule finds.', { key }) })
    } else if (level === undefined) {
      this.#expected(key, this.#t('one of {values}', { values: ruleLevels.join(', ') }))
    } else return [[code, level]]
    return []
  }

  #import(key: string, value: unknown): AcknowledgedImport[] {
    const [path, reason, until] = ['import', 'reason', 'until'].map(name => valueAt(value, name))
    if (isText(path) && isText(reason) && !isPlaceholder(reason)) {
      const day = typeof until === 'string' && isCalendarDay(until) ? { until } : {}
      if (until !== undefined && !day.until) this.#expected(`${key}.until`, this.#t('a day such as 2027-01-31'))
      return [{ import: path.trim(), reason: reason.trim(), ...day }]
    }
    this.#expected(key, this.#t('an object with a package in "import" and why it is used in "reason"'))
    return []
  }

  #expected(key: string, expected: string): void {
    const name = key === '' ? 'plumego' : `plumego.${key}`
    this.#tell({ key, text: this.#t('{name}: expected {expected}; it is left out.', { name, expected }) })
  }

  #unknown(key: string): void {
    const known = settingKeys.map(one => `plumego.${one}`).join(', ')
    this.#tell({ key, text: this.#t('plumego.{key}: there is no such setting. There are {known}.', { key, known }) })
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** The value at a dotted path of nested objects; null, which editors send for what is not set, counts as not there. */
function valueAt(section: unknown, path: string): unknown {
  let value = section
  for (const name of path.split('.')) {
    if (!isObject(value)) return undefined
    value = new Map<string, unknown>(Object.entries(value)).get(name)
  }
  return value ?? undefined
}
