import { l10n, type QuickPickItem, window } from 'vscode'
import type { EvaluationTarget } from '../../../server/src/protocol/families.ts'
import type { Row } from '../families/model.ts'
import { openTarget, pathBelow } from './open.ts'

interface StepItem extends QuickPickItem {
  readonly step?: EvaluationTarget
}

/**
 * Shows the five steps in which Plumego's Extension Boundary page has a package evaluated, each with the path and what it
 * tells. It stays open while one after the other is opened behind it.
 */
export function showAdoptionGuide({ label, steps, package: of }: Row, facts: AdoptionFacts): void {
  const picker = window.createQuickPick<StepItem>()
  picker.title = l10n.t('Adopting {family}', { family: of?.path ?? label })
  picker.placeholder = l10n.t('What to read before you adopt {family}, in order', { family: of?.path ?? label })
  picker.ignoreFocusOut = true
  picker.matchOnDetail = true
  picker.items = stepsOf(steps, facts, of?.root)
  picker.onDidAccept(() => {
    const [{ step } = {}] = picker.activeItems as readonly Partial<StepItem>[]
    if (step) void openTarget(step, true)
  })
  picker.onDidHide(() => picker.dispose())
  picker.show()
}

/** What is known of a package without reading anything. */
export interface AdoptionFacts {
  /** In the reader's language. */
  readonly status: string
  readonly provenance: string
  readonly owner: string | undefined
}

const order = ['dashboard', 'primer', 'manifest', 'reference', 'evidence'] as const

function stepsOf(steps: readonly EvaluationTarget[], facts: AdoptionFacts, root = ''): StepItem[] {
  const titles: Readonly<Record<(typeof order)[number], string>> = {
    dashboard: l10n.t('Status: {status}, {provenance}', { ...facts }),
    primer: l10n.t('Primer: what it does and how'),
    manifest: l10n.t('Manifest: responsibilities and non-goals, owner {owner}', { owner: facts.owner ?? '—' }),
    reference: l10n.t('Reference application: how it is wired'),
    evidence: l10n.t('Evidence: what still stands in the way'),
  }
  const known = order.flatMap((kind, index): StepItem[] => {
    const ofKind = steps.filter(step => step.kind === kind)
    const label = `${index + 1}. ${titles[kind]}`
    if (ofKind.length === 0) return [{ label, detail: l10n.t('There is none.') }]
    return ofKind.map(step => ({ label, detail: pathOf(step, root), step }))
  })
  const others = steps.filter(({ kind }) => !order.some(one => one === kind))
  return [...known, ...others.map((step): StepItem => ({ label: step.label, detail: step.uri, step }))]
}

/** Relative to the Plumego where it lies there. */
const pathOf = ({ uri, line }: EvaluationTarget, root: string): string => {
  const path = pathBelow(uri, root)
  return line === undefined ? path : `${path}:${line}`
}
