import type { GoImports, ImportSpec } from './import-spec.ts'

/** Imports that were read one by one. */
export class ImportList implements GoImports {
  readonly packageName: string | undefined
  readonly head: string
  readonly imports: readonly ImportSpec[]
  readonly error: GoImports['error']

  constructor({ packageName, head, imports, error }: Pick<GoImports, 'packageName' | 'head' | 'imports' | 'error'>) {
    this.packageName = packageName
    this.head = head
    this.imports = imports
    this.error = error
  }

  get isPlain(): boolean {
    return this.imports.every(({ path, literal }) => literal === `"${path}"`)
  }

  pathsFrom(prefix: string): readonly string[] {
    return this.imports.map(({ path }) => path).filter(path => path.startsWith(prefix))
  }
}
