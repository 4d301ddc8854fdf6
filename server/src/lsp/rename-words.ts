import type { BadPart } from '../core/navigation/new-path.ts'
import { badPartOf } from '../core/navigation/new-path.ts'
import type { NameProblem } from '../core/navigation/rename.ts'
import type { Localize } from '../core/text/localize.ts'

/** Why a new name will not do, in the reader's language; undefined where there is nothing to say of it. */
export function nameProblemText(problem: NameProblem, name: string, newName: string, t: Localize): string | undefined {
  switch (problem) {
    case 'same':
      return undefined
    case 'exists':
      return t('{path} exists already. Choose a path that is free.', { path: newName })
    case 'inside-itself':
      return t('{path} lies inside the package that would move there.', { path: newName })
    case 'not-a-package':
      return t(
        '"{path}" is no path of an extension: expected x/ and lower-case package names, such as x/messaging/mq.',
        { path: newName },
      )
    case 'not-plain':
      return t('"{name}" cannot stand as an owner: expected letters, digits, blanks and . _ - / only.', {
        name: newName,
      })
    case 'treated-otherwise': {
      const bad = badPartOf(newName, name)
      return bad && badPartText(bad, newName, t)
    }
  }
}

/** Why a package's path may not have a part, in the reader's language. */
export function badPartText({ part, problem }: BadPart, path: string, t: Localize): string {
  switch (problem) {
    case 'internal':
      return t(
        '{path} will not do: what lies in a directory called internal may be imported only from the directory above it. Choose another name.',
        { path },
      )
    case 'vendor':
      return t(
        '{path} will not do: Go takes a directory called vendor for copies of other modules. Choose another name.',
        { path },
      )
    case 'passed-over':
      return t(
        '{path} will not do: Go passes over {part}, as it does over testdata and whatever begins with "." or "_". Choose another name.',
        { path, part },
      )
    case 'not-walked':
      return t(
        '{path} will not do: {part} holds what other tools lay there, and nobody looks for packages in it. Choose another name.',
        { path, part },
      )
    case 'refused-by-go':
      return t(
        '{path} will not do: Go refuses "{part}" in an import path. Use letters of ASCII, digits and _, and no name that Windows reserves, such as con.',
        { path, part },
      )
  }
}
