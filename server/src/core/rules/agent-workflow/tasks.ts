import type { Fix } from '../../findings/finding.ts'
import { firstLine } from '../../findings/words.ts'
import { insertBehind, lineAround, replaceSpan } from '../../fixes/lines.ts'
import { joinPath } from '../../repo/paths.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { type Piece, slicePiece, trimPiece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { cardFolder, cardStates, check, lineOfRepo, looksFurther, milestoneFolder } from './control-plane.ts'

const common = { check, severity: 'error' } as const

const cardsMissing: RuleInfo = {
  ...common,
  code: 'card-directory-missing',
  summary: 'A folder of task cards does not exist.',
  key: ['directory'],
}
const stateMissing: RuleInfo = {
  ...common,
  code: 'card-state-missing',
  summary: 'A task card does not say in which state it is.',
  key: ['card', 'expected state'],
}
const stateMismatch: RuleInfo = {
  ...common,
  code: 'card-state-mismatch',
  summary: 'A task card lies in the folder of another state than it says.',
  key: ['card', 'state', 'directory'],
}
const milestonesMissing: RuleInfo = {
  ...common,
  code: 'milestone-directory-missing',
  summary: 'A folder of milestones does not exist.',
  key: ['directory'],
}
const outcomeActive: RuleInfo = {
  ...common,
  code: 'milestone-outcome-active',
  summary: 'A milestone that has an outcome lies among the active ones.',
  key: ['file'],
}
const outcomeMissing: RuleInfo = {
  ...common,
  code: 'milestone-outcome-missing',
  summary: 'A milestone that lies among the done ones has no outcome.',
  key: ['file'],
}

/** Cards lie in the folder of their state, and milestones end with an outcome. */
export const taskQueue: WorkspaceRule = {
  scope: 'workspace',
  rules: [cardsMissing, stateMissing, stateMismatch, milestonesMissing, outcomeActive, outcomeMissing],
  run(context) {
    const { snapshot, t, report } = context
    if (!looksFurther(snapshot)) return
    const tellMissing = (rule: RuleInfo, directory: string): void => {
      const message = t('The folder {directory} is missing: add it, with a README.md so that git keeps it.', {
        directory,
      })
      report(rule, {
        ...lineOfRepo(snapshot, directory.slice(0, directory.lastIndexOf('/'))),
        key: [directory],
        message,
      })
    }
    for (const state of cardStates) {
      if (snapshot.tree.stat(cardFolder(state)) === 'missing') tellMissing(cardsMissing, cardFolder(state))
      for (const card of cardsIn(snapshot, state)) checkCard(card, state, context)
    }
    for (const state of ['active', 'done'] as const) {
      const folder = milestoneFolder(state)
      if (snapshot.tree.stat(folder) === 'missing') tellMissing(milestonesMissing, folder)
      for (const file of milestonesIn(snapshot, state)) checkMilestone(file, state, context)
    }
  },
}

/** The cards directly in the folder of a state, which may be a link. */
export function cardsIn({ tree }: Snapshot, state: string): string[] {
  const folder = cardFolder(state)
  const { at } = tree.place(folder)
  if (at === undefined) return []
  const names = tree.children(at).filter(name => name.endsWith('.md') && name !== 'README.md')
  return names.filter(name => tree.entry(joinPath(at, name)) !== 'directory').map(name => joinPath(folder, name))
}

/** The milestones at any depth below a folder; below one that is itself a link the program does not look. */
export function milestonesIn({ tree }: Snapshot, state: 'active' | 'done'): string[] {
  const folder = milestoneFolder(state)
  const { at } = tree.place(folder)
  if (at === undefined || tree.links.has(folder)) return []
  const found: string[] = []
  const walk = (directory: string, told: string): void => {
    for (const name of tree.children(directory)) {
      const path = joinPath(directory, name)
      if (tree.entry(path) === 'directory') walk(path, joinPath(told, name))
      else if (name.startsWith('M-') && name.endsWith('.md')) found.push(joinPath(told, name))
    }
  }
  walk(at, folder)
  return found
}

function checkCard(card: string, expected: string, { snapshot, t, report }: RuleContext): void {
  const source = snapshot.text(card)
  if (!source) return
  const state = stateOf(source)
  if (!state) {
    const message = t('This card does not say its state: add the line "State: {state}".', { state: expected })
    const fixes = [addState(card, source, expected, t)]
    report(stateMissing, { file: card, range: firstLine(source), key: [card, expected], message, fixes })
  } else if (state.text !== expected) {
    const directory = cardFolder(expected)
    report(stateMismatch, {
      file: card,
      range: source.range(state),
      key: [card, state.text, directory],
      message: t('The state "{state}" is not that of {directory}: move the card, or write "{expected}".', {
        state: state.text,
        directory,
        expected,
      }),
      fixes: [
        {
          title: t('Replace by {value}', { value: expected }),
          edits: [replaceSpan({ path: card, source }, state, state.text === '' ? ` ${expected}` : expected)],
          safe: false,
        },
      ],
    })
  }
}

/** What stands behind the first `State:` that a line begins with. */
function stateOf(source: SourceText): Piece | undefined {
  for (const line of source.lines) {
    const content = trimPiece({ text: line.text, start: line.start, end: line.start + line.text.length })
    if (content.text.startsWith('State:')) return trimPiece(slicePiece(content, 'State:'.length))
  }
  return undefined
}

/** In front of the first field, as other cards have it; else behind the first line. */
function addState(path: string, source: SourceText, state: string, t: Localize): Fix {
  const line = `State: ${state}`
  const field = /^[A-Z][\w ]*:/m.exec(source.text)
  const file = { path, source }
  const edit = field
    ? replaceSpan(file, { start: field.index, end: field.index }, `${line}${source.lineEnd}`)
    : insertBehind(file, lineAround(source, 0).start, ['', line])
  return { title: t('Add the line "{line}"', { line }), edits: [edit], safe: false }
}

function checkMilestone(file: string, state: 'active' | 'done', { snapshot, t, report }: RuleContext): void {
  const source = snapshot.text(file)
  if (!source) return
  const heading = source.lines
    .map(line => trimPiece({ text: line.text, start: line.start, end: line.start + line.text.length }))
    .find(({ text }) => text === '## Outcome')
  if (state === 'active' && heading) {
    const message = t('This milestone has an outcome, so it is done: move it to {folder}.', {
      folder: milestoneFolder('done'),
    })
    report(outcomeActive, { file, range: source.range(heading), key: [file], message })
  } else if (state === 'done' && !heading) {
    const message = t('This milestone lies among the done ones and has no section "## Outcome": write what came of it.')
    report(outcomeMissing, { file, range: firstLine(source), key: [file], message })
  }
}
