import type { Fix } from '../../findings/finding.ts'
import { listed, rangeIn } from '../../findings/words.ts'
import { replaceSpan } from '../../fixes/lines.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { type PackageHotspot, readPackageHotspots } from '../../spec/package-hotspots.ts'
import { readTaskRouting, type Task } from '../../spec/task-routing.ts'
import { cleanText, type Piece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, looksFurther } from './control-plane.ts'

const common = { check, severity: 'error' } as const

const taskUnset: RuleInfo = {
  ...common,
  code: 'task-start-unset',
  summary: 'A task of specs/task-routing.yaml names nothing to begin with.',
  key: ['task'],
}
const taskNotFound: RuleInfo = {
  ...common,
  code: 'task-start-not-found',
  summary: 'A task of specs/task-routing.yaml begins with a path that does not exist.',
  key: ['task', 'path'],
}
const packageNotFound: RuleInfo = {
  ...common,
  code: 'hotspot-package-not-found',
  summary: 'A package of specs/package-hotspots.yaml does not exist.',
  key: ['package'],
}
const packageNotDirectory: RuleInfo = {
  ...common,
  code: 'hotspot-package-not-directory',
  summary: 'A package of specs/package-hotspots.yaml is a file.',
  key: ['package'],
}
const startUnset: RuleInfo = {
  ...common,
  code: 'hotspot-start-unset',
  summary: 'A package of specs/package-hotspots.yaml names nothing to begin with.',
  key: ['package'],
}
const startNotFound: RuleInfo = {
  ...common,
  code: 'hotspot-start-not-found',
  summary: 'A package of specs/package-hotspots.yaml begins with a path that does not exist.',
  key: ['package', 'path'],
}
const familyUnset: RuleInfo = {
  ...common,
  code: 'hotspot-task-family-unset',
  summary: 'A package of specs/package-hotspots.yaml names no task.',
  key: ['package'],
}
const familyUnknown: RuleInfo = {
  ...common,
  code: 'hotspot-task-family-unknown',
  summary: 'A package of specs/package-hotspots.yaml names a task that specs/task-routing.yaml lacks.',
  key: ['package', 'task'],
}

/** Each task begins with paths that exist. */
export const taskRouting: WorkspaceRule = {
  scope: 'workspace',
  rules: [taskUnset, taskNotFound],
  run(context) {
    const { snapshot } = context
    if (!looksFurther(snapshot)) return
    for (const task of snapshot.read(specPaths.taskRouting, readTaskRouting)?.values() ?? []) {
      checkStart(task, { file: specPaths.taskRouting, unset: taskUnset, notFound: taskNotFound }, context)
    }
  },
}

/** Each package of the index exists, begins with paths that do, and belongs to tasks. */
export const packageHotspots: WorkspaceRule = {
  scope: 'workspace',
  rules: [packageNotFound, packageNotDirectory, startUnset, startNotFound, familyUnset, familyUnknown],
  run(context) {
    const { snapshot } = context
    if (!looksFurther(snapshot)) return
    const tasks = snapshot.read(specPaths.taskRouting, readTaskRouting)
    for (const hotspot of snapshot.read(specPaths.hotspots, readPackageHotspots)?.values() ?? []) {
      checkPackage(hotspot, context)
      if (tasks) checkFamilies(hotspot, [...tasks.keys()], context)
    }
  },
}

/** In which file an entry stands, and what is said of the paths that it begins with. */
interface StartRules {
  readonly file: string
  readonly unset: RuleInfo
  readonly notFound: RuleInfo
}

function checkStart(
  { at, startWith, unread }: Task,
  { file, unset, notFound }: StartRules,
  context: RuleContext,
): void {
  const { snapshot, t, report } = context
  if (startWith.length === 0) {
    const message = t('{name} names no path under start_with: name what to read first.', { name: at.text })
    const fixes = unread ? spreadStart(file, unread, context) : []
    report(unset, { file, range: rangeIn(snapshot, file, at), key: [at.text], message, fixes })
  }
  for (const path of startWith) {
    if (snapshot.tree.stat(path.text) !== 'missing') continue
    const message = t('{name} begins with {path}, which does not exist: correct the path, or remove it.', {
      name: at.text,
      path: path.text,
    })
    const fixes = startWith.length > 1 ? removal(file, path, context) : []
    report(notFound, { file, range: rangeIn(snapshot, file, path), key: [at.text, path.text], message, fixes })
  }
}

/** One path that stands behind its key becomes the item that it was meant to be. */
function spreadStart(file: string, unread: Piece, { snapshot, t }: RuleContext): Fix[] {
  const source = snapshot.text(file)
  if (!source || !/^(?:[\w./-]+|"[\w./-]+"|'[\w./-]+')$/.test(unread.text)) return []
  const colon = source.text.lastIndexOf(':', unread.start) + 1
  const item = `${source.lineEnd}      - ${unread.text}`
  const edit = replaceSpan({ path: file, source }, { start: colon, end: unread.end }, item)
  return [{ title: t('Write one item a line'), edits: [edit], safe: false }]
}

function removal(file: string, item: Piece, { snapshot, t }: RuleContext): Fix[] {
  const source = snapshot.text(file)
  return source ? removeEntry({ path: file, source }, item, t, false) : []
}

function checkPackage(hotspot: PackageHotspot, context: RuleContext): void {
  const { snapshot, t, report } = context
  const { at } = hotspot
  const file = specPaths.hotspots
  const stat = snapshot.tree.stat(at.text)
  const place = { file, range: rangeIn(snapshot, file, at), key: [at.text] }
  if (stat === 'directory') checkStart(hotspot, { file, unset: startUnset, notFound: startNotFound }, context)
  else if (stat === 'missing') {
    const message = t('{path} does not exist: correct the path, or remove the entry.', { path: at.text })
    report(packageNotFound, { ...place, message })
  } else if (stat === 'file') {
    const message = t('{path} is a file: name the directory of a package.', { path: at.text })
    report(packageNotDirectory, { ...place, message })
  }
}

function checkFamilies({ at, taskFamilies }: PackageHotspot, tasks: readonly string[], context: RuleContext): void {
  const { snapshot, t, report } = context
  const file = specPaths.hotspots
  if (taskFamilies.length === 0) {
    const message = t('{name} names no task under task_families: name at least one of {tasks}.', {
      name: at.text,
      tasks: listed(tasks),
    })
    report(familyUnset, { file, range: rangeIn(snapshot, file, at), key: [at.text], message })
  }
  for (const family of taskFamilies) {
    if (tasks.includes(family.text)) continue
    const source = snapshot.text(file)
    // A name with quotes or blanks around it is one that no item can say.
    const sayable = tasks.filter(task => cleanText(task) === task)
    const nearest = nearestValue(family.text, sayable)
    report(familyUnknown, {
      file,
      range: rangeIn(snapshot, file, family),
      key: [at.text, family.text],
      message: t('{task} is no task of {routing}. Tasks: {tasks}.', {
        task: family.text,
        routing: specPaths.taskRouting,
        tasks: listed(tasks),
      }),
      fixes: source && nearest !== undefined ? [replaceScalar({ path: file, source }, family, nearest, t, false)] : [],
    })
  }
}
