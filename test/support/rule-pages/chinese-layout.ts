/** The same for reference-layout. */
export const chineseLayoutProse: Readonly<Record<string, readonly [why: string, mend: string]>> = {
  'unexpected-top-level': [
    '打开仓库的人从顶层的名称就能看出它的结构：稳定根、扩展、应用、文档。多出的每个名称都会使它模糊。',
    '把该目录移到它所属的目录之下。',
  ],
  'required-path-missing': [
    '有些页面、快照、规范和应用是人和代理开始工作的地方，因此必须始终存在。',
    '从 git 恢复该文件，或重新编写。',
  ],
  'required-path-unreadable': [
    '必需的路径若位于某个文件之下，或位于循环的链接之后，就根本无法查找。',
    '把挡路的文件换成目录。',
  ],
  'reference-go-mod-missing': [
    '参考应用的构建方式与读者的应用相同：它是依赖 Plumego 的独立模块。',
    '添加 go.mod，或把该目录移出 reference/。',
  ],
  'reference-module-directive-missing': ['CI 查找以 "module " 开头的行，并比较其后的内容。', '把该指令写在一行中。'],
  'reference-module-name': [
    '参考应用供人复制并改名。它以目录命名，以免有人把它当作 Plumego 的包。',
    '以目录命名模块，不加引号或括号，其后不写注释：CI 会把它们当作名称的一部分。',
  ],
  'reference-require-missing': [
    '该应用展示如何使用 Plumego，因此依赖它。CI 查找的是文字，而不是 go 对它的理解。',
    '在一行中写 require，或写在块中，前面一个制表符，路径后一个空格。',
  ],
  'reference-replace-missing': [
    '该应用与它周围的 Plumego 一起构建，而不是与已发布的版本。CI 查找的正是这一行。',
    '把 replace 写在一行中，箭头两侧各一个空格。',
  ],
  'reference-imports-reference': [
    '另一个参考应用是另一个模块：复制到别处之后，这样的导入就不存在了。',
    '复制所需的内容，或把它移到扩展中。',
  ],
  'reference-imports-internal': [
    'Plumego 的内部包任何应用都无法导入，因此参考应用也不可展示。',
    '使用 Plumego 导出的内容。',
  ],
  'canonical-reference-imports-extension': [
    'reference/standard-service 是所有人的起点：它只用稳定根展示 Plumego，测试也不例外。',
    '在另外的参考应用中展示该扩展。',
  ],
  'subordinates-undeclared': [
    'specs/extension-taxonomy.yaml 若为家族列出除自身以外的根，家族的清单就要写明它们，使读者能找到。',
    '把分类中的根列在 subordinate_families 之下。',
  ],
  'parent-family-missing': [
    '分类归入某个家族的模块自己也要写明：从它的清单可以走到家族。',
    '添加 parent_family，写入家族的规范根。',
  ],
  'parent-family-wrong': [
    '分类与模块自己的清单必须写明同一个家族：读者可能看其中任何一个。',
    '写入分类中的规范根，或在分类中移动该模块。',
  ],
  'parent-family-unknown': [
    '家族是 specs/extension-taxonomy.yaml 写作规范根的路径。对 CI 来说，值之后的注释是值的一部分。',
    '写入某个家族的规范根。',
  ],
  'subordinate-not-found': [
    '家族若列出不存在的内容，就把读者引向不存在之处。CI 查找 x/ 之下路径与该条目相同的清单。',
    '更正该条目，或删去它。',
  ],
  'subordinate-without-parent': [
    '家族列为下属的模块自己也要写明：从下面来的人就能找到家族。',
    '在该模块的清单中添加 parent_family。',
  ],
  'subordinate-parent-differs': [
    '模块只属于一个家族：列出它的那一个。',
    '写入列出该模块的家族，或从那个列表中删去它。',
  ],
  'subordinate-unlisted': ['列出下属模块的家族要列出分类归入它的全部模块。', '把分类中的根加入 subordinate_families。'],
}
