/** The same for community-extension, and for what the promises of an extension are held against. */
export const chineseCommunityProse: Readonly<Record<string, readonly [why: string, mend: string]>> = {
  'community-field-missing': [
    '想使用他人自行发布的扩展的人，首先阅读其 community-extension.yaml：它是什么、有多成熟、由谁负责。程序认为一个键存在，当且仅当它有值，或其下有条目。',
    '写入该字段。若其值不取决于你，快速修复会写入。',
  ],
  'community-field-empty': [
    '名称、模块路径、状态、处理器形式和负责人都是文本：空的什么也没说。',
    '在冒号之后、同一行中写入文本。',
  ],
  'community-status-invalid': [
    '模式列出了扩展可以自称的成熟程度，使大家所指相同。',
    '写入所列的值之一。高于 experimental 的声明由负责人作出，因此没有快速修复。',
  ],
  'community-handler-shape': [
    '扩展适用于任何应用，因为其处理器就是标准库的处理器。',
    '写入模式给出的形式，并修改形式不同的处理器。',
  ],
  'community-list-too-short': [
    '扩展至少写明一条验证它的命令，以及它所避开的每个稳定根。程序按每行一项读取列表；方括号在它看来是文本。',
    '每项独占一行，缩进，并以短横开头。',
  ],
  'community-flag-not-true': [
    '启动时运行什么、保留什么，由应用决定：扩展必须对两者作出承诺。',
    '修改代码，直到承诺成立，然后写入 true。',
  ],
  'community-forbidden-missing': [
    '依赖稳定根的已发布扩展会随之损坏。程序按确切的文字查找每个路径：core/** 不代表 core。',
    '添加该路径。第二个快速修复会添加所有缺少的路径。',
  ],
  'community-module-path': [
    '扩展按其模块的路径添加；若清单写的是另一个，就会被拒绝。',
    '更正清单，或更正 go.mod 的 module 指令。',
  ],
  'community-init-effect': [
    '扩展承诺 no_init_side_effects：导入它本身不做任何事。这里报告的是确定的：为整个程序改变某些内容的调用、goroutine、其他包的变量。',
    '在由应用调用的函数中进行。',
  ],
  'community-global-state': [
    '扩展承诺 no_globals：其状态属于创建它的人。若某个函数在包加载之后给变量赋予其他值，或变量是锁、客户端、服务器或 mux，就会报告。表、错误以及 init 所填充的内容不算。',
    '把它保存在由构造函数返回的值中。',
  ],
  'community-forbidden-import': [
    '扩展禁止自己的某些导入，而 plumego add 会拒绝仍有这些导入的扩展，即使是在测试中。',
    '不使用该导入：扩展从其调用方取得所需的内容。',
  ],
}
