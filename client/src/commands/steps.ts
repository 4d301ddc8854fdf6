import { type InputBox, QuickInputButtons, type QuickPick, type QuickPickItem, window } from 'vscode'

export interface Choice<Value> extends QuickPickItem {
  readonly value: Value
}

/** Which of several questions is asked: the first is 1. */
export interface Step {
  readonly title: string
  readonly step: number
  readonly totalSteps: number
}

/** What a person answers instead, to see the question before. */
export const back = Symbol('back')

/** An answer, the way back, or undefined where the person leaves. */
export type Answer<Value> = Value | typeof back | undefined

/** Has one of several chosen. */
export function choose<Value>(
  choices: readonly Choice<Value>[],
  placeholder: string,
  step: Step,
): Promise<Answer<Value>> {
  const input = window.createQuickPick<Choice<Value>>()
  input.items = choices
  input.placeholder = placeholder
  input.matchOnDescription = true
  return answered<Value>(input, step, settle => {
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems
      if (chosen) settle(chosen.value)
    })
  })
}

/** Has a text written, with nothing but blanks around it taken off. @param problemOf says what is wrong with a text */
export function write(
  prompt: string,
  step: Step,
  problemOf: (text: string) => string | undefined,
  placeholder = '',
): Promise<Answer<string>> {
  const input = window.createInputBox()
  input.prompt = prompt
  input.placeholder = placeholder
  const check = (): string => {
    const text = input.value.trim()
    input.validationMessage = problemOf(text)
    return text
  }
  return answered<string>(input, step, settle => {
    input.onDidChangeValue(check)
    input.onDidAccept(() => {
      const text = check()
      if (input.validationMessage === undefined) settle(text)
    })
  })
}

/** Asks questions one after the other, and the one before again where a person goes back. @returns whether all are answered */
export async function askAll(
  title: string,
  questions: () => readonly ((step: Step) => Promise<Answer<unknown>>)[],
): Promise<boolean> {
  for (let index = 0; ; ) {
    // An answer may bring other questions with it.
    const asked = questions()
    const question = asked[index]
    if (!question) return true
    const answer = await question({ title, step: index + 1, totalSteps: asked.length })
    if (answer === undefined) return false
    index += answer === back ? -1 : 1
  }
}

function answered<Value>(
  input: QuickPick<Choice<Value>> | InputBox,
  { title, step, totalSteps }: Step,
  listen: (settle: (answer: Answer<Value>) => void) => void,
): Promise<Answer<Value>> {
  input.title = title
  input.step = step
  input.totalSteps = totalSteps
  input.ignoreFocusOut = true
  if (step > 1) input.buttons = [QuickInputButtons.Back]
  return new Promise<Answer<Value>>(resolve => {
    input.onDidTriggerButton(() => resolve(back))
    input.onDidHide(() => resolve(undefined))
    listen(resolve)
    input.show()
    // Its listeners go with it.
  }).finally(() => input.dispose())
}
