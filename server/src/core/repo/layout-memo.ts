import type { FileTree } from './file-tree.ts'
import type { Snapshot } from './snapshot.ts'

/** A question that looks at nothing but which files there are, which have a manifest, and what the Go files import. */
type LayoutQuestion<Answer> = (snapshot: Snapshot) => Answer

interface Answers {
  readonly goFiles: Snapshot['goFiles']
  /** The directories that have a manifest, a line each. */
  readonly manifests: string
  readonly byQuestion: Map<LayoutQuestion<unknown>, unknown>
}

const known = new WeakMap<FileTree, Answers>()

/**
 * What a question about the layout of a workspace comes to, kept for as long as that is the same: a keystroke in a
 * manifest or a spec does not change it.
 */
export function layoutMemo<Answer>(snapshot: Snapshot, question: LayoutQuestion<Answer>): Answer {
  const { byQuestion } = snapshot.memo(answersFor)
  if (!byQuestion.has(question)) byQuestion.set(question, question(snapshot))
  // The map holds under each question what that very question returned, which the type system cannot say.
  return byQuestion.get(question) as Answer
}

function answersFor({ tree, goFiles, manifests }: Snapshot): Answers {
  const directories = [...manifests.keys()].join('\n')
  const before = known.get(tree)
  if (before?.goFiles === goFiles && before.manifests === directories) return before
  const answers = { goFiles, manifests: directories, byQuestion: new Map() }
  known.set(tree, answers)
  return answers
}
