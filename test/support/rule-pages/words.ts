/** The words of the pages beside what each rule says, in one language. */
export interface PageWords {
  readonly rules: string
  readonly intro: string
  readonly columns: string
  readonly outro: string
  readonly facts: string
  readonly none: string
  readonly notInTests: string
  readonly notInCi: string
  readonly why: string
  readonly bad: string
  readonly good: string
  readonly mend: string
  readonly allRules: string
  readonly noFile: (path: string) => string
  readonly isThere: (path: string) => string
  readonly outsideGit: string
  readonly inAClone: string
  readonly quickFix: (title: string) => string
  readonly followUps: (links: string) => string
  readonly followUpColumns: string
  readonly yes: string
}

export const englishWords: PageWords = {
  rules: 'Rules',
  intro:
    'What Plumego’s own checks say of a workspace, and what they miss. A check is one of the programs that Plumego’s CI runs.',
  columns: '| Rule | Check | Severity | What it says | Quick fix |',
  outro: `A quick fix may depend on the form of what is there; none promotes a module, and one alone loosens a rule: *Widen the rule*, which VS Code shows part by part, with nothing ticked, and which asks for the reason.

## What CI does not say

A finding without a check is for the person who reads it. [Settings](../settings.md) make its rule louder or silence it, and
one that is meant to stay is acknowledged where it stands, with a reason:

\`\`\`go
//plumego:acknowledge import-not-allowed the list is due for a review in March
import "github.com/spcent/plumego/log"
\`\`\`

\`\`\`yaml
forbidden_imports:
  # plumego:acknowledge pattern-matches-nothing keeps the door shut for what comes next
  - templates/**
\`\`\`

The comment stands on a line of its own directly above, in Go also at the end of the same line. Without a reason it does not
count; \`until 2027-01-31\` at its end is the last day on which nobody is reminded. What has a check cannot be acknowledged, for
CI fails on it all the same. A comment that silences nothing is [told](stale-acknowledgement.md), and
\`plumego-check --list-acknowledgements\` lists them all.
`,
  facts: '| Check | Severity | Key |',
  none: 'none',
  notInTests: 'none in test files',
  notInCi: 'none; CI does not look',
  why: 'Why',
  bad: 'Not like this',
  good: 'But like this',
  mend: 'How to mend it',
  allRules: 'All rules',
  noFile: path => `No file \`${path}\`.`,
  isThere: path => `\`${path}\` is there.`,
  outsideGit: 'A workspace outside of git, with release refs in its ledger.',
  inAClone: 'The same files in a clone.',
  quickFix: title => `Quick fix: ${title}.\n`,
  followUps: links => `What a quick fix that is not safe may bring to light, for a person to see to: ${links}.`,
  followUpColumns: '| Where a fix is about | it may bring to light |',
  yes: 'yes',
}

export const chineseWords: PageWords = {
  rules: '规则',
  intro: 'Plumego 自身的检查对工作区的判断，以及它们遗漏的内容。检查是 Plumego 的 CI 所运行的程序之一。',
  columns: '| 规则 | 检查 | 严重程度 | 说明 | 快速修复 |',
  outro: `快速修复可能取决于现有内容的形式；没有任何修复会使模块晋级，只有一个会放宽规则：*放宽规则*；VS Code 会逐部分显示它，且不预先勾选，并要求写明理由。

## CI 不检查的内容

没有检查的问题是给读者看的。[设置](../../settings.md)可以调整其规则的严重程度或使其静默；打算保留的问题可以在其所在之处附上理由加以确认：

\`\`\`go
//plumego:acknowledge import-not-allowed the list is due for a review in March
import "github.com/spcent/plumego/log"
\`\`\`

\`\`\`yaml
forbidden_imports:
  # plumego:acknowledge pattern-matches-nothing keeps the door shut for what comes next
  - templates/**
\`\`\`

注释独占一行，位于正上方；在 Go 中也可以写在同一行的末尾。没有理由的注释不起作用。末尾的 \`until 2027-01-31\` 是不再提醒的最后一天。有检查的问题无法确认，因为 CI 照样会失败。不起作用的注释会[另行提示](stale-acknowledgement.md)，\`plumego-check --list-acknowledgements\` 列出全部确认。
`,
  facts: '| 检查 | 严重程度 | 键 |',
  none: '无',
  notInTests: '测试文件中无',
  notInCi: '无；CI 不检查',
  why: '为什么',
  bad: '不要这样',
  good: '而要这样',
  mend: '如何修正',
  allRules: '所有规则',
  noFile: path => `没有文件 \`${path}\`。`,
  isThere: path => `有 \`${path}\`。`,
  outsideGit: '不在 git 中的工作区，其台账含有发布引用。',
  inAClone: '克隆中的同样文件。',
  quickFix: title => `快速修复：${title}。\n`,
  followUps: links => `不安全的快速修复之后可能显现、需由人处理的问题：${links}。`,
  followUpColumns: '| 修复涉及的键 | 可能显现的问题 |',
  yes: '有',
}

/** Why a rule offers no fix, in Chinese by its English. */
export const withoutFixInChinese: Readonly<Record<string, string>> = {
  'Whether the extension can promise it only its code says.': '扩展能否作出承诺，只有其代码能说明。',
  'Where the application should call it only a person knows.': '应用应在何处调用它，只有人知道。',
  'Whose state it is to be only a person knows.': '它应是谁的状态，只有人知道。',
  'How to do without the import only a person knows.': '如何不使用该导入，只有人知道。',
  'What belongs there is for a person to write.': '应写什么由人决定。',
  'Which of two things is right only a person knows.': '两者中哪一个正确只有人知道。',
  'The mend is to create, move or delete files.': '修正需要创建、移动或删除文件。',
  'It may well stay: a person acknowledges it with the reason.': '它完全可以保留：由人附上理由加以确认。',
  'Which entries to drop or merge only a person knows.': '删去或合并哪些条目只有人知道。',
  'Either side may be right, and one of the two would promote.': '任何一方都可能正确，而其中之一会使其晋级。',
  'Which commit was meant only a person knows, or git has to fetch it.': '指的是哪个提交只有人知道，或须由 git 获取。',
  'Which releases the API stayed the same between only a person knows.': 'API 在哪些发布之间保持不变只有人知道。',
  'What else the comment says may have to change with it, which only a person sees.':
    '注释的其他内容可能也须随之修改，只有人看得出。',
  'It is about the clone, not about a file.': '这与克隆有关，与文件无关。',
  'Which source is right only a person knows, and one of the two ways promotes.':
    '哪个来源正确只有人知道，而其中一种做法会使其晋级。',
  'Whether it comes back, or its deprecation is recorded, only a person knows.': '是恢复它还是记录其弃用，只有人知道。',
  'Whether the old one comes back beside it, or its deprecation is recorded, only a person knows.':
    '是在旁恢复旧的还是记录其弃用，只有人知道。',
  'There is nothing to mend.': '无需修正。',
  'What the function should take, and who calls it, only a person knows.': '该函数应接收什么、由谁调用，只有人知道。',
  'What was meant cannot be told from what cannot be read.': '无法读取的内容看不出原意。',
  'A file is missing or unreadable: another rule offers what can be mended in it.':
    '文件缺失或无法读取：其中可修正的内容由其他规则提供。',
  'Where the module is only a person knows.': '模块在哪里只有人知道。',
  'Where Plumego is only a person knows.': 'Plumego 在哪里只有人知道。',
  'What is meant instead only a person knows.': '应改为什么只有人知道。',
  'It is about the version of Plumego, not about a file.': '这与 Plumego 的版本有关，与文件无关。',
}
