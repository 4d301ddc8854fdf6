/** The same for agent-workflow. */
export const chineseWorkflowProse: Readonly<Record<string, readonly [why: string, mend: string]>> = {
  'recipes-missing': [
    '变更配方逐步说明某类变更如何进行。一个也没有时，代理无所遵循，程序也不再检查其他内容。',
    '从 git 恢复 specs/change-recipes。',
  ],
  'recipes-undeclared': [
    '代理通过 specs/repo.yaml 找到配方。CI 在其文字中查找配方文件夹的名称。',
    '在 specs/repo.yaml 中列出 specs/change-recipes。',
  ],
  'recipe-unreferenced': ['specs/repo.yaml 没有写明的配方，代理找不到。', '把它列在其他配方旁边。'],
  'quality-file-missing': [
    '什么是好代码写在一个页面里，供机器读取的写在一个规范里。其他内容都指向它们。',
    '从 git 恢复该文件。',
  ],
  'quality-reference-missing': [
    '代理首先阅读的内容都会把它引向好代码的说明。CI 在文字中查找该路径。',
    '在该文件说明应读内容的地方写明该路径。',
  ],
  'card-directory-missing': [
    '任务卡位于其状态的文件夹中，因此三个文件夹都必须存在。git 不保留空文件夹。',
    '添加该文件夹，并在其中放一个 README.md。',
  ],
  'card-state-missing': [
    '任务卡自己写明状态，这样悄悄移到别的文件夹就会被发现。',
    '添加以 State: 开头、写明文件夹的一行。',
  ],
  'card-state-mismatch': [
    '任务卡所在文件夹与它写明的状态不同，就会被做两次，或无人去做。区分大小写。',
    '移动任务卡，或更正其状态。',
  ],
  'milestone-directory-missing': [
    '里程碑位于进行中或已完成的文件夹中，因此两个文件夹都必须存在。git 不保留空文件夹。',
    '添加该文件夹，并在其中放一个 README.md。',
  ],
  'milestone-outcome-active': [
    '结果在里程碑完成时写下；那时它就不再是进行中的了。',
    '把该里程碑移到 tasks/milestones/done。',
  ],
  'milestone-outcome-missing': ['里程碑的结果是日后唯一会有人读的内容。', '添加标题为 "## Outcome" 的一节。'],
  'control-plane-file-missing': ['代理陷入困境或改动请求流程时，会阅读这些规范以继续工作。', '从 git 恢复该文件。'],
  'extension-root-undeclared': [
    'x/ 中的每个目录都是 specs/repo.yaml 所声明的家族：其他检查只看已声明的内容。',
    '在 layers.extension.paths 中声明它，或移出 x/。对于没有规范或页面提到的模块，第二个快速修复会按独立家族补上所有条目。',
  ],
  'empty-directory': [
    '空目录看上去像将要出现的包。git 不保留空目录，因此它只在这台机器上。',
    '删除它，或在其中放入内容。',
  ],
  'taxonomy-canonical-not-found': ['家族的规范根是读者开始的地方。', '更正路径，或删去该家族。'],
  'taxonomy-root-not-found': ['分类中不存在的根会把读者引向不存在之处。', '更正路径，或删去它。'],
  'taxonomy-root-undeclared': [
    '已声明的家族在分类中有自己的位置，以便与相邻的家族区分。',
    '在 specs/extension-taxonomy.yaml 中为它写一个家族，或加入某个家族的根。',
  ],
  'entrypoint-manifest-missing': ['在家族开始之处，清单写明它的用途和负责人。', '在那里添加 module.yaml。'],
  'entrypoint-primer-missing': [
    '开始使用某个家族的人先读它的入门页面：doc_paths 指向那里。',
    '在 doc_paths 之下独占一行写明该页面。',
  ],
  'task-start-unset': ['任务写明首先读什么；这正是它存在的目的。', '在 start_with 之下独占一行写明至少一个路径。'],
  'task-start-not-found': ['不存在的路径是代理首先遇到的失败。', '更正路径，或删去它。'],
  'hotspot-package-not-found': ['该索引帮助在容易混淆的包之间选择，因此每个包都应存在。', '更正路径，或删去该条目。'],
  'hotspot-package-not-directory': ['该索引是关于包的，而包是目录。', '写明目录。'],
  'hotspot-start-unset': ['条目写明其包首先读什么。', '在 start_with 之下独占一行写明至少一个路径。'],
  'hotspot-start-not-found': ['不存在的路径是代理首先遇到的失败。', '更正路径，或删去它。'],
  'hotspot-task-family-unset': [
    '条目写明其包与哪些任务有关，使任务能找到它。',
    '写明 specs/task-routing.yaml 中的至少一个任务。',
  ],
  'hotspot-task-family-unknown': ['specs/task-routing.yaml 中没有的任务在这里什么也找不到。', '写明其中的任务之一。'],
  'hotspot-canonical-missing': [
    '家族有多个根时，索引说明哪个根用于什么：首先是规范根。',
    '在 specs/package-hotspots.yaml 中为该根添加条目。',
  ],
  'hotspot-subordinate-missing': [
    '家族有多个根时，索引说明哪个根用于什么。',
    '在 specs/package-hotspots.yaml 中为该根添加条目。',
  ],
  'stable-http-handler': [
    '稳定根是应用的基础，而不是应用回答请求的地方。CI 检查名称与应用中相同的文件。',
    '把处理函数移到应用或扩展中；如果它不是处理函数，请换一个文件名。',
  ],
  'stable-route-helper': [
    '路由在组装应用的地方注册。由稳定根注册的路由是看不见的。',
    '把该函数移到 core、router、应用或扩展中。',
  ],
}
