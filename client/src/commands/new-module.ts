import { l10n, type QuickPickItem, Uri, window } from 'vscode'
import type { NewModuleArguments, NewModuleCheckout } from '../../../server/src/protocol/new-module.ts'
import type { Row } from '../families/model.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'

interface Choice<Value> extends QuickPickItem {
  readonly value: Value
}

/**
 * Asks for family and name, has the server work out what the module needs, and opens its manifest once that is made. The
 * editor shows every change before it makes any.
 * @param row the family of the tree that the module is to belong to
 */
export async function newModule(session: ServerSession, notice: StoppedNotice, row?: Row): Promise<void> {
  if (!(await notice.untilRunning())) return
  const title = l10n.t('New Module')
  const { checkouts } = await session.newModuleChoices()
  if (checkouts.length === 0) {
    await window.showInformationMessage(
      l10n.t('A module is made in a Plumego checkout. No folder of this window holds one.'),
    )
    return
  }
  const checkout = checkouts.find(({ root }) => root === row?.package?.root) ?? (await chooseCheckout(checkouts, title))
  const family = checkout && (row?.package ?? (await chooseFamily(checkout, title)))
  const name = family && (await askName(checkout, family.path, title))
  if (!name) return
  const owner = family.path === ownFamily ? await askOwner(checkout, title) : undefined
  if (family.path === ownFamily && !owner) return
  await make(session, {
    root: checkout.root,
    name,
    ...(owner ? { owner } : { parent: family.path }),
  })
}

/** The directory that families of their own lie in. */
const ownFamily = 'x'

async function make(session: ServerSession, module: NewModuleArguments): Promise<void> {
  try {
    const { applied, manifest } = await session.newModule(module)
    if (applied) await window.showTextDocument(Uri.parse(manifest))
  } catch (error) {
    window.showErrorMessage(error instanceof Error ? error.message : String(error))
  }
}

async function choose<Value>(choices: Choice<Value>[], title: string, placeHolder: string): Promise<Value | undefined> {
  const chosen = await window.showQuickPick(choices, { title, placeHolder, matchOnDescription: true })
  return chosen?.value
}

async function chooseCheckout(
  checkouts: readonly NewModuleCheckout[],
  title: string,
): Promise<NewModuleCheckout | undefined> {
  const [only] = checkouts
  if (checkouts.length === 1) return only
  const choices = checkouts.map(value => ({ label: Uri.parse(value.root).fsPath, value }))
  return choose(choices, title, l10n.t('Which checkout?'))
}

async function chooseFamily({ families }: NewModuleCheckout, title: string): Promise<{ path: string } | undefined> {
  const own = { label: l10n.t('$(add) A family of its own'), description: 'x/…', value: { path: ownFamily } }
  const known = families.map(({ path, description }) => ({ label: path, description, value: { path } }))
  return choose([own, ...known], title, l10n.t('Which family does it belong to?'))
}

async function askName({ taken }: NewModuleCheckout, family: string, title: string): Promise<string | undefined> {
  const validateInput = (name: string): string | undefined => {
    if (!/^[a-z][a-z0-9]*$/.test(name))
      return l10n.t('Lower-case letters and digits, a letter first, as Go names packages.')
    if (taken.includes(`${family}/${name}`)) return l10n.t('{path} exists already.', { path: `${family}/${name}` })
    return undefined
  }
  const prompt = l10n.t('Name of the package: it comes to lie in {family}/', { family })
  return window.showInputBox({ title, prompt, placeHolder: 'mq', validateInput, ignoreFocusOut: true })
}

async function askOwner({ owners }: NewModuleCheckout, title: string): Promise<string | undefined> {
  const other: Choice<string | undefined> = { label: l10n.t('$(edit) Another owner…'), value: undefined }
  const known: Choice<string | undefined>[] = owners.map(value => ({ label: value, value }))
  const placeHolder = l10n.t('Which team answers for it?')
  const chosen = await window.showQuickPick([...known, other], { title, placeHolder })
  if (!chosen) return undefined
  return chosen.value ?? window.showInputBox({ title, prompt: placeHolder, ignoreFocusOut: true })
}
