import { commands, type Diagnostic, type Disposable, Uri, workspace } from 'vscode'
import type { Middleware } from 'vscode-languageclient'

/** The settings of package.json have the editor show what has this scheme as rendered Markdown. */
const scheme = 'plumego-rule'

/** The pages of the rules, which are files that are packaged with the extension: a person reads them, nobody edits them. */
export class RulePages {
  readonly #folder: string

  /** @param extension the folder of the extension */
  constructor(extension: Uri) {
    this.#folder = `${Uri.joinPath(extension, 'docs').path}/`
  }

  /** Has the editor read the pages under the scheme that it shows rendered. */
  register(): Disposable {
    return workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async uri => {
        const { path } = uri
        if (!path.startsWith(this.#folder)) return ''
        return new TextDecoder().decode(await workspace.fs.readFile(uri.with({ scheme: 'file' })))
      },
    })
  }

  /** Leads from diagnostics, and from where the server has one shown, to rendered pages. */
  readonly middleware: Middleware = {
    handleDiagnostics: (uri, diagnostics, next) =>
      next(
        uri,
        diagnostics.map(one => this.#withRenderedPage(one)),
      ),
    window: {
      showDocument: async (params, token, next) => {
        const page = this.#rendered(Uri.parse(params.uri))
        if (!page) return next(params, token)
        await commands.executeCommand('vscode.open', page)
        return { success: true }
      },
    },
  }

  #withRenderedPage(diagnostic: Diagnostic): Diagnostic {
    const { code } = diagnostic
    const target = typeof code === 'object' ? this.#rendered(code.target) : undefined
    if (target && typeof code === 'object') diagnostic.code = { ...code, target }
    return diagnostic
  }

  #rendered(uri: Uri): Uri | undefined {
    return uri.scheme === 'file' && uri.path.startsWith(this.#folder) ? uri.with({ scheme, fragment: '' }) : undefined
  }
}
