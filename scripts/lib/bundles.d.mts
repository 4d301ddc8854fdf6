import type { BuildOptions, Plugin } from 'esbuild'

interface Bundle {
  /** Relative to the repository. */
  readonly entry: string
  readonly outfile: string
}

export declare const BUNDLES: readonly Bundle[]

/** @param dev readable, with source maps */
export declare function options(bundle: Bundle, dev: boolean): BuildOptions & { plugins: Plugin[] }
