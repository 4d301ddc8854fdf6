import { type Disposable, extensions, workspace } from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import { leadingFromImports } from './import-definitions.ts'
import { leavingYamlErrors, yamlExtensions } from './yaml-errors.ts'

const name = 'plumego'

/** The settings as the server gets them where it cannot ask for those of a folder. */
export const plumegoSettings = (): object => besideOthers(workspace.getConfiguration(name))

/** What goes between server and editor otherwise where another extension does the same: it is not done twice. */
export const besideOthersMiddleware: Middleware = {
  // One outline of a YAML file is enough.
  provideDocumentSymbols: (document, token, next) => (hasYamlExtension() ? [] : next(document, token)),
  // Settings that the server asks for, each checkout's.
  workspace: {
    configuration: async (params, token, next) => {
      const answers = await next(params, token)
      if (!Array.isArray(answers)) return answers
      return answers.map((answer: unknown, i) => {
        const isOurs = params.items[i]?.section === name && typeof answer === 'object' && answer !== null
        return isOurs ? besideOthers(answer) : answer
      })
    },
  },
}

/** Calls back when an extension comes or goes beside which the server gets other settings. */
export function onNeighbourChange(callback: () => void): Disposable {
  const neighbours = (): string => [hasYamlExtension(), hasGoExtension()].join()
  let had = neighbours()
  return extensions.onDidChange(() => {
    const has = neighbours()
    if (has === had) return
    had = has
    callback()
  })
}

const isInstalled = (id: string): boolean => extensions.getExtension(id) !== undefined
const hasYamlExtension = (): boolean => yamlExtensions.some(isInstalled)
/** It starts gopls, which leads from an import to the package. */
const hasGoExtension = (): boolean => isInstalled('golang.go')

function besideOthers(section: object): object {
  const own = leadingFromImports(section, !hasGoExtension())
  return hasYamlExtension() ? leavingYamlErrors(own) : own
}
