/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A number from 0 to below a limit. */
export type Below = (limit: number) => number

/** What nobody expects, of every type. */
const odd: readonly Json[] = [
  ...[null, true, false, 0, -1, 0.5, 1e9, 2 ** 31, Number.MAX_SAFE_INTEGER, -1e308],
  ...['', 'first', '\0', '%%% :', '../../..', 'x'.repeat(5000), '\ud800', '__proto__', 'constructor'],
  ...[
    'untitled:Untitled-1',
    'file:///',
    'file://host.invalid/share/go.mod',
    'file:///a%00b/module.yaml',
    'git:/a.go?{}',
  ],
  ...[[], {}, [null], [[]], { __proto__: null }, { length: -1 }, { uri: {} }, { start: { line: 'a' } }, [1, 'a', {}]],
]

const isMap = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value with something in it replaced, left out or put in more than once. */
export function changed(value: Json, below: Below): Json {
  const whole = below(6) === 0
  if (!whole && Array.isArray(value) && value.length > 0) {
    const at = below(value.length)
    return value.flatMap((item, i) => (i === at ? changedItem(item, below) : [item]))
  }
  if (!whole && isMap(value) && Object.keys(value).length > 0) {
    const keys = Object.keys(value)
    const at = keys[below(keys.length)]
    const leavesOut = below(5) === 0
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) =>
        key !== at ? [[key, one]] : leavesOut ? [] : [[key, changed(one, below)]],
      ),
    )
  }
  return odd[below(odd.length)] ?? null
}

const changedItem = (item: Json, below: Below): Json[] => {
  const one = below(4)
  return one === 0 ? [] : one === 1 ? [item, item] : [changed(item, below)]
}
