/** Go's int, on every machine that runs Plumego's checks. */
const integerBits = 64

/** Go's `strconv.Atoi`; undefined for what it does not take. */
export function readInteger(text: string): bigint | undefined {
  const value = /^[+-]?[0-9]+$/.test(text) ? BigInt(text) : undefined
  return value !== undefined && BigInt.asIntN(integerBits, value) === value ? value : undefined
}
