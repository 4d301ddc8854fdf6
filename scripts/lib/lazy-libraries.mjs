// Loads libraries of a bundle when they are first called, not when the bundle is: a plain workspace never calls the
// YAML library, and what it does not call should not cost its start.

const NAMESPACE = 'lazy-library'

/** Functions and classes alike; a library whose other exports are used does not fit here. */
const forward = name => `export function ${name}(...args) {
  const real = load().${name}
  return new.target ? new real(...args) : real(...args)
}`

/** Of a library that is one function. */
const forwardDefault = `export default (...args) => {
  const real = load()
  return (real.default ?? real)(...args)
}`

/**
 * An esbuild plugin.
 * @param {readonly string[]} libraries names of packages whose functions and classes the sources import
 */
export const lazyLibraries = libraries => ({
  name: NAMESPACE,
  setup: build => {
    const filter = new RegExp(`^(?:${libraries.join('|')})$`)
    build.onResolve({ filter }, ({ path, kind, namespace, importer }) =>
      kind === 'import-statement' && namespace === 'file' && !importer.includes('node_modules')
        ? { path, namespace: NAMESPACE, sideEffects: false }
        : undefined,
    )
    build.onLoad({ filter: /^/, namespace: NAMESPACE }, async ({ path }) => {
      const library = await import(path)
      const names = Object.keys(library).filter(name => name !== 'default' && /^\w+$/.test(name))
      const load = `let library\nconst load = () => (library ??= require(${JSON.stringify(path)}))`
      const own = typeof library.default === 'function' ? [forwardDefault] : []
      return {
        contents: [load, ...own, ...names.map(forward)].join('\n'),
        resolveDir: build.initialOptions.absWorkingDir,
      }
    })
  },
})
