import { l10n, Range, Uri, window, workspace } from 'vscode'
import type { NewModuleArguments, NewModuleCheckout, NewModuleResult } from '../../../server/src/protocol/new-module.ts'
import { plainMessage } from '../../../server/src/protocol/plain-message.ts'
import type { Row } from '../families/model.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'
import { type Answer, askAll, back, type Choice, choose, type Step, write } from './steps.ts'

/** What a person has said of the module so far. */
interface Answers {
  checkout?: NewModuleCheckout
  /** Such as `x/messaging`, or `x` for a family of its own. */
  family?: string
  name?: string
  owner?: string
}

/** The directory that families of their own lie in. */
const ownFamily = 'x'

/**
 * Asks for family and name, has the server work out what the module needs, saves what was made of it and opens its
 * manifest at the first value that is still to be written. The editor shows every change before it makes any.
 * @param row the family of the tree that the module is to belong to
 */
export async function newModule(session: ServerSession, notice: StoppedNotice, row?: Row): Promise<void> {
  if (!(await notice.untilRunning())) return
  const { checkouts } = await session.newModuleChoices()
  if (checkouts.length === 0) {
    await window.showInformationMessage(
      l10n.t('A module is made in a Plumego checkout. No folder of this window holds one.'),
    )
    return
  }
  const module = await ask(checkouts, row)
  if (module) await make(session, module)
}

async function make(session: ServerSession, module: NewModuleArguments): Promise<void> {
  // What a person was about to change there is not ours to save.
  const unsaved = new Set(workspace.textDocuments.flatMap(({ uri, isDirty }) => (isDirty ? uri.toString() : [])))
  try {
    const result = await session.newModule(module)
    if (!result.applied) return
    await save(result, unsaved)
    const { manifest, toWrite } = result
    const selection =
      toWrite && new Range(toWrite.start.line, toWrite.start.character, toWrite.end.line, toWrite.end.character)
    await window.showTextDocument(Uri.parse(manifest), { preview: false, ...(selection && { selection }) })
  } catch (error) {
    window.showErrorMessage(error instanceof Error ? error.message : String(error))
  }
}

async function save({ files }: NewModuleResult, unsaved: ReadonlySet<string>): Promise<void> {
  const names = new Set(files.map(file => Uri.parse(file).toString()))
  const made = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && names.has(uri.toString()))
  const left: string[] = []
  for (const document of made) {
    if (unsaved.has(document.uri.toString()) || !(await document.save())) {
      left.push(workspace.asRelativePath(document.uri))
    }
  }
  if (left.length === 0) return
  window.showWarningMessage(
    l10n.t('Not saved, for there were other changes in them: {files}. Save them, and the module is complete.', {
      files: plainMessage(left.join(', ')),
    }),
  )
}

async function ask(checkouts: readonly NewModuleCheckout[], row?: Row): Promise<NewModuleArguments | undefined> {
  const ofRow = checkouts.find(({ root }) => root === row?.package?.root)
  const known = ofRow ?? (checkouts.length === 1 ? checkouts[0] : undefined)
  const answers: Answers = {
    ...(known && { checkout: known }),
    ...(ofRow && row?.package && { family: row.package.path }),
  }
  const keep =
    <Key extends keyof Answers>(key: Key, question: (step: Step) => Promise<Answer<Answers[Key]>>) =>
    async (step: Step): Promise<Answer<unknown>> => {
      const answer = await question(step)
      if (answer !== back && answer !== undefined) answers[key] = answer
      return answer
    }
  const isFamilyKnown = answers.family !== undefined
  const isComplete = await askAll(l10n.t('New Module'), () => [
    ...(known ? [] : [keep('checkout', step => chooseCheckout(checkouts, step))]),
    ...(isFamilyKnown ? [] : [keep('family', step => chooseFamily(answers, step))]),
    keep('name', step => writeName(answers, step)),
    ...(answers.family === ownFamily ? [keep('owner', step => chooseOwner(answers, step))] : []),
  ])
  const { checkout, family, name, owner } = answers
  if (!isComplete || !checkout || family === undefined || name === undefined) return undefined
  const whose = family === ownFamily ? { ...(owner !== undefined && { owner }) } : { parent: family }
  return { root: checkout.root, name, ...whose }
}

const chooseCheckout = (checkouts: readonly NewModuleCheckout[], step: Step): Promise<Answer<NewModuleCheckout>> =>
  choose(
    checkouts.map(value => ({ label: Uri.parse(value.root).fsPath, value })),
    l10n.t('Which checkout?'),
    step,
  )

/** Most modules belong to a family: those come first. */
function chooseFamily({ checkout }: Answers, step: Step): Promise<Answer<string>> {
  const known = (checkout?.families ?? []).map(({ path, description }) => ({ label: path, description, value: path }))
  const own = { label: l10n.t('$(add) A family of its own'), description: 'x/…', value: ownFamily }
  return choose([...known, own], l10n.t('Which family does it belong to?'), step)
}

function writeName({ checkout, family = ownFamily }: Answers, step: Step): Promise<Answer<string>> {
  const problemOf = (name: string): string | undefined => {
    if (!/^[a-z][a-z0-9]*$/.test(name))
      return l10n.t('Lower-case letters and digits, a letter first, as Go names packages.')
    const path = `${family}/${name}`
    return checkout?.taken.includes(path) ? l10n.t('{path} is a module already.', { path }) : undefined
  }
  return write(l10n.t('Name of the package: it comes to lie in {family}/', { family }), step, problemOf, 'mq')
}

async function chooseOwner({ checkout }: Answers, step: Step): Promise<Answer<string>> {
  const question = l10n.t('Which team answers for it?')
  const other: Choice<string | null> = { label: l10n.t('$(edit) Another owner…'), value: null }
  const known = (checkout?.owners ?? []).map((value): Choice<string | null> => ({ label: value, value }))
  for (;;) {
    const chosen = await choose([...known, other], question, step)
    if (chosen !== null) return chosen
    const written = await write(question, step, text => (text === '' ? question : undefined))
    if (written !== back) return written
  }
}
