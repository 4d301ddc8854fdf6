/** A version as Go writes it: `v1.2.3`, with what stands behind it. */
interface Version {
  readonly numbers: readonly [string, string, string]
  /** `rc.1` of `v1.0.0-rc.1`; the empty string for a release. */
  readonly prerelease: string
  /** `+incompatible`, with its `+`; the empty string where there is none. */
  readonly build: string
}

const number = '(0|[1-9][0-9]*)'
const versionForm = new RegExp(
  `^v${number}(?:\\.${number}(?:\\.${number}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`,
)

/** Undefined for what is no version, such as the name of a branch. */
function parseVersion(text: string): Version | undefined {
  const match = versionForm.exec(text)
  if (!match) return undefined
  const [, major = '', minor = '0', patch = '0', prerelease = '', build = ''] = match
  if (prerelease.split('.').some(part => /^0[0-9]+$/.test(part))) return undefined
  return { numbers: [major, minor, patch], prerelease, build }
}

/** `v1.2.0` of `v1.2`, as Go's `module.CanonicalVersion` has it; undefined for what is no version. */
export function canonicalVersion(text: string): string | undefined {
  const version = parseVersion(text)
  if (!version) return undefined
  const prerelease = version.prerelease === '' ? '' : `-${version.prerelease}`
  return `v${version.numbers.join('.')}${prerelease}${version.build === '+incompatible' ? version.build : ''}`
}

/** Negative, zero or positive as `a` comes before, with or behind `b`; what is no version comes first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined)
  for (const [i, digits] of left.numbers.entries()) {
    const order = compareNumbers(digits, right.numbers[i] ?? '')
    if (order !== 0) return order
  }
  return comparePrereleases(left.prerelease, right.prerelease)
}

function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0
  // A release comes behind everything that leads to it.
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [left, right] = [a.split('.'), b.split('.')]
  for (const [i, part] of left.entries()) {
    const other = right[i]
    if (other === undefined) return 1
    const order = compareParts(part, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Numbers come before words. */
function compareParts(a: string, b: string): number {
  const [leftNumber, rightNumber] = [/^[0-9]+$/.test(a), /^[0-9]+$/.test(b)]
  if (leftNumber !== rightNumber) return leftNumber ? -1 : 1
  return leftNumber ? compareNumbers(a, b) : compareTexts(a, b)
}

const compareNumbers = (a: string, b: string): number => a.length - b.length || compareTexts(a, b)
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The commit's time in a pseudo-version, such as `20260623032526` of `v1.0.1-0.20260623032526-9fe655f7abcd`, in UTC;
 * undefined for every other version.
 */
export const pseudoVersionTime = (version: string): string | undefined => pseudoVersion.exec(version)?.[1]

/** The beginning of the commit's name in a pseudo-version, such as `9fe655f7abcd`; undefined for every other version. */
export const pseudoVersionCommit = (version: string): string | undefined => pseudoVersion.exec(version)?.[2]

const pseudoVersion = /^v[0-9]+\.(?:0\.0-|\d+\.\d+-(?:[^+]*\.)?0\.)(\d{14})-([A-Za-z0-9]+)(?:\+[0-9A-Za-z-.]+)?$/

/**
 * Whether Go's version, as in the `go` directive, is at least `minimum`: `1.9` lies before `1.14`.
 * @param minimum such as `[1, 14]`
 */
export function isGoAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const match = /^(\d+)(?:\.(\d+))?/.exec(version)
  if (!match) return false
  const [hasMajor, hasMinor] = [Number(match[1]), Number(match[2] ?? 0)]
  return hasMajor > major || (hasMajor === major && hasMinor >= minor)
}
