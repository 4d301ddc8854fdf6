/**
 * Where the Plumego that a module uses was found: in the checkout that the module lies in, in what go.work names, in
 * what a `replace` of go.mod names, in a vendor directory, in the module cache, or nowhere on the disk.
 */
export type PlumegoSource = 'checkout' | 'go.work' | 'replace' | 'vendor' | 'module-cache' | 'bundled'
