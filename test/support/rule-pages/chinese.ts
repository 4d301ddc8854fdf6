/** What the pages of the rules say in Chinese, by code: why a rule is there, and how to mend what it finds. */
export const chineseProse: Readonly<Record<string, readonly [why: string, mend: string]>> = {
  'forbidden-import': [
    'Plumego 的每个模块只能依赖特定的其他模块：稳定根不依赖任何扩展，扩展只依赖少数几个模块。specs/dependency-rules.yaml 规定了这些边界，CI 会拒绝其 deny 列表中的导入。测试文件和嵌套的 Go 模块不受限制。',
    '从允许的模块获取所需内容，或定义自己的接口，由调用方传入。只有架构改变时，规则本身才会改变：在维护者同意之后，*放宽规则*会在规则和清单中允许该扩展导入这个包，而同级的其他包仍被禁止。',
  ],
  'forbidden-path': [
    '有些位置是特意放弃的，例如无所不包的包或旧的布局。在那里放文件或文件夹，就等于把它们带了回来。',
    '把其中的内容移到所属的模块，然后删除该路径。',
  ],
  'allowed-import-denied': [
    '扩展的清单与中央规则必须一致：清单允许而规则禁止的导入会误导读者，直到 CI 拒绝它。',
    '从 allowed_imports 中删去该条目。如果导入本身是对的，须先修改规则。',
  ],
  'rule-allows-forbidden': [
    '同样的不一致，方向相反：中央规则允许模块自己禁止的导入。',
    '从两个列表之一删去该条目：若模块正确，从 allow 中删去；若模块过严，从 forbidden_imports 中删去。',
  ],
  'internal-undeclared': [
    'internal/ 之下的包有明确列出的调用方。规则未声明的包没有调用方，因此任何人都不可导入。',
    '在 specs/dependency-rules.yaml 中声明该包及其调用方，或改用已声明的包。',
  ],
  'internal-no-callers': [
    '内部模块已声明，但没有列出调用方。在有人说明谁可以使用之前，它是封闭的。',
    '在 specs/dependency-rules.yaml 的该模块中添加 declared_callers 并写入导入它的目录，或改为导入其他包。',
  ],
  'internal-caller-not-listed': [
    '内部包服务于其模块列出的调用方，因此改动它的影响范围是已知的。其他调用方会不知不觉地扩大这个范围。',
    '如果打算长期使用，把目录加入 declared_callers；否则不要使用该内部包。',
  ],
  'internal-caller-unused': [
    '列出却没有任何导入的调用方，等于留着一扇无人使用的门。测试文件中的导入不算。',
    '删去该条目。',
  ],
  'manifest-forbidden-import': [
    '模块可以自己关上门：module.yaml 的 forbidden_imports 对同一目录中的 Go 文件有效，对其下的目录无效。`x/a` 仅指该包，`x/a/*` 指其下一级，`x/a/**` 指它及其下的全部。',
    '移除该导入；通过由调用方实现的接口获取所需内容。在维护者同意之后，*放宽规则*会同时修改清单和规则。',
  ],
  'missing-key': [
    '每个模块的清单回答同样的问题，specs/module-manifest.schema.yaml 列出了这些问题。工具和人都依赖所有答案齐备。',
    '添加该键。在可以推测的地方，快速修复会写入初始值；请替换其中的推测。',
  ],
  'empty-list': [
    '必需的列表至少要有一个条目。CI 只看得到独占一行、有缩进、以短横线开头的条目：方括号中的列表，或与其键同级缩进的列表，对 CI 来说是空的。',
    '每个条目各写一行，缩进两个空格。',
  ],
  'empty-value': ['有键而无值，等于没有回答。CI 只从键所在的行取值。', '把值写在冒号之后的同一行。'],
  'list-too-long': [
    '模式限制了一些列表的长度，使清单始终是摘要：有一打职责的模块其实是两个模块。',
    '合并意思相同的条目，删去其余的，或拆分模块。',
  ],
  'invalid-value': [
    '有些键只能取几个词之一，其他检查和工具会逐字比较。对 CI 来说，值之后的注释是值的一部分。',
    '写入消息所列的值之一，其后不要有任何内容。',
  ],
  'path-mismatch': [
    '清单描述的是它所在的目录，并写明这一点。移动或复制之后，它就会替另一个目录说话。',
    '写入从仓库根目录起的目录路径，末尾不带斜杠。',
  ],
  'name-mismatch': [
    '各处都以目录称呼模块：规则、证据、看板。清单中的另一个名称会断开这些联系。',
    '写入从仓库根目录起的目录路径。',
  ],
  'layer-mismatch': [
    '模块的位置决定它的层：x/ 之下是 extension，稳定根中是 stable。规则以位置为准，因此清单不可另作声明。',
    '写入与位置相符的层。要换层的模块必须移动。',
  ],
  'doc-path-missing': [
    'doc_paths 把读者从模块引向相关文档。通向不存在之处的路径比没有更糟。',
    '编写该文档，更正路径，或删去该条目。',
  ],
  'strict-boundary-missing': [
    '稳定根是应用的基础。每个稳定根都用一行写明它无论如何都遵守的边界。',
    '添加写有这一行的 strict_boundary。',
  ],
  'manifest-missing': [
    '每个稳定根和 x/ 直接之下的每个家族都有负责人和边界，清单就是写明它们的地方。',
    '在代码旁添加含有全部必需键的 module.yaml。如果该目录不是模块，请移到别处。',
  ],
  'nested-go-mod': [
    '扩展作为 Plumego 唯一 Go 模块的一部分随其发布。x/ 之下的 go.mod 会把所在目录连同检查和测试一起排除在外。',
    '删除该 go.mod。需要自身依赖的适配器应放在使用它的应用中。',
  ],
  'maturity-name-mismatch': [
    'specs/repo.yaml 以路径列出各扩展，成熟度检查以该名称查找。自称其他名称的清单就找不到。',
    '把声明的路径写作名称。',
  ],
  'invalid-status': [
    '状态告诉用户可以依赖什么，因此它是三个有定义的词之一：experimental、beta、ga。',
    '写入有证据支持的状态；experimental 不需要证据。',
  ],
  'dashboard-row-missing': [
    '用户在选择扩展之前会看成熟度看板。没有行的扩展，用户看不到。',
    '添加一行，以反引号中的路径开头，并写明状态、风险、负责人和信号。',
  ],
  'dashboard-drift': [
    '看板重复清单和信号的内容。写得不同的行，会向用户承诺模块没有的东西。',
    '使该行与其来源一致，消息中写明了来源。只有当该行正确时才修改来源。',
  ],
  'signal-missing': [
    '看板所示的入口以及文档和测试的状况来自 specs/extension-maturity.yaml。没有条目，就没有可对照的内容。',
    '为该模块添加含三个信号的条目。',
  ],
  'signal-field-missing': [
    '每个条目有三个信号：recommended_entrypoint、docs_signal 和 coverage_signal。每个信号回答用户的一个问题。',
    '按该模块的行所示添加信号。',
  ],
  'dashboard-candidate-without-evidence': [
    'beta 候选会附上证据的链接。没有写明文档的候选没有可展示的内容。',
    '编写文档，并在候选的 evidence_doc 中写明。',
  ],
  'dashboard-evidence-link': [
    '看板的读者应当一步就能看到证据，检查会把该行与台账所写的文档对照。',
    '在该行中链接到该文档，路径相对于 docs/concepts/。',
  ],
  'dashboard-blocker-text': [
    '仍使候选不能成为 beta 的原因，应当用文字写在用户看得到的地方：没有写明的行会使模块看起来比实际更好。',
    '用消息给出的文字在该行中写明阻碍。阻碍解决后即可删去。',
  ],
  'promotion-without-evidence': [
    '扩展不能自行晋级。beta 需要 specs/extension-beta-evidence.yaml 中有一个状态为 beta、有文档且没有阻碍的条目。',
    '退回 experimental，或先补全证据，最后再修改状态。“开始编写证据”会写入整个条目，包含 candidates 条目的每个键：module、owner、current_status、evidence_doc、release_refs（来自标签的两个连续次版本发布）、api_snapshots（这两个发布的快照）、owner_signoff，以及 blockers（仍然缺少的各项）。文档存在、两个引用、两份快照、签核俱全且没有阻碍之后，条目才算完整；在此之前，看板、README 中会重复 beta 的修复显示为不可用，并写明原因，悬停提示和树视图则显示已被证明的状态。',
  ],
  'readme-beta-list-missing': [
    'README.md 在一个段落中列出 beta 家族，检查通过同一行中的 **beta** 和 "extension families" 找到它。',
    '编写这样一个段落，每个家族写在反引号中。',
  ],
  'readme-lists-non-beta': ['README.md 中的列表是对新用户的承诺。不是 beta 的家族无法兑现它。', '从列表中删去该家族。'],
  'readme-omits-beta': ['已成为 beta 的家族，应当出现在新用户会看的地方。', '把该家族加入列表，写在反引号中。'],
  'surface-status-mismatch': [
    '接口面是与其模块分开成熟的包，可以有自己的清单。台账与清单必须给出相同的状态。',
    '更正错误的一方；更高的状态需要有证据。',
  ],
  'evidence-empty': [
    '台账写明各扩展能为 beta 提供什么。CI 按确切的格式查找条目；找不到任何条目的台账证明不了什么。',
    '在 candidates:、subpackage_candidates: 或 surface_candidates: 之下，以 `  - module: x/...` 的形式编写条目，缩进两个空格。',
  ],
  'evidence-module-missing': ['证据是针对某个模块的；没有模块的条目没有对象。', '在 module: 之后写入扩展的路径。'],
  'evidence-module-undeclared': [
    '只有 specs/repo.yaml 或分类中声明的扩展才能成熟。针对其他模块的条目，要么是笔误，要么是从未引入的模块。',
    '更正路径，或先声明该模块。',
  ],
  'evidence-name-mismatch': ['条目与其模块的清单必须以相同的名称指同一事物。', '把清单中的名称写成其目录。'],
  'evidence-owner-missing': ['证据要有人负责。没有负责人，就无人可以签署。', '添加 owner:，写入清单所写的负责人。'],
  'evidence-owner-mismatch': [
    '模块的负责人签署其证据。两个不同的名称使人不知由谁签署。',
    '在两个文件中写入相同的负责人。',
  ],
  'evidence-package-unset': ['接口面是模块的一部分，package 写明是哪一部分。', '添加 package:，写入接口面的目录。'],
  'evidence-package-not-found': [
    '针对已不存在或拼写有误的包的证据，说明不了现有的代码。',
    '更正路径；如果该包已删除，则删去条目。',
  ],
  'evidence-package-not-directory': ['Go 包是目录。文件的路径不指任何包。', '写入包含该文件的目录。'],
  'evidence-package-outside-module': [
    '接口面属于其模块：别处的包有另外的负责人，并随那个模块成熟。',
    '写入该模块之下的包，或把条目移到拥有该包的模块。',
  ],
  'evidence-status-unset': ['条目写明其证据对应的状态。', '添加 current_status:，写入清单给出的状态。'],
  'evidence-status-mismatch': [
    '台账和清单给出同一模块的状态。两者不同时，读者会相信碰巧读到的那个。',
    '更正错误的一方。晋级时，证据补全之后先修改台账。',
  ],
  'evidence-tier-unset': [
    '子包没有自己的状态，而是在其模块中有一个层级；条目要写明它。',
    '添加 current_tier:，写入清单的 stability_tiers 中列出该子包的层级。',
  ],
  'evidence-tier-unlisted': [
    '模块的层级写在其清单的 stability_tiers 之下。条目不可声明另一个层级。',
    '写入清单中列出该子包的层级，或在清单中把它列入该层级。',
  ],
  'evidence-doc-unset': [
    '证据本身是一份文档：测试了什么、谁在使用、还剩什么要做。条目要写明它。',
    '在 docs/evidence/ 之下编写文档，并在 evidence_doc 中写明。',
  ],
  'evidence-doc-not-found': ['不存在的文档证明不了什么。', '编写该文档，或更正路径。'],
  'release-ref-unresolved': [
    'beta 以真正发布过的版本为依据。每个发布引用必须指向此仓库的一个提交；只询问 git，不获取任何内容。',
    '更正该引用。如果标签只在服务器上，请获取标签；在 CI 中，检出时要包含标签。',
  ],
  'history-missing': [
    '发布引用在 git 历史中查找。在没有历史的导出、缺少引用的浅克隆、git 拒绝的仓库中，或没有 git 时，都无法查找，此规则只说明一次。不会获取任何内容。',
    '打开一个克隆；浅克隆请运行 `git fetch --unshallow --tags`，在工作流中以 `fetch-depth: 0` 检出。否则无需处理：其他一切照常检查。',
  ],
  'snapshot-outside-root': [
    'API 快照统一放在 docs/evidence/extension/snapshots/ 之下，工具在那里写入和比较它们。',
    '把快照移到那里，并更正路径。',
  ],
  'snapshot-not-found': [
    '两份快照表明 API 在两次发布之间保持不变。缺失的快照表明不了什么。',
    '生成该快照，或更正路径。',
  ],
  'snapshot-unreadable': ['路径经过了不是目录的东西，因此 CI 根本无法查看。', '更正路径。'],
  'snapshot-not-file': ['一份快照是一个文件，即一次发布的 API。目录可能包含任意多个。', '写入该文件。'],
  'blocker-unknown': [
    '有定义的阻碍有三个，每个都对应一项检查：release_history_missing、api_snapshot_missing、owner_signoff_missing。其他任何阻碍都会因无法解决的原因使模块停滞。',
    '使用三者之一，其余内容写在证据文档中。',
  ],
  'blocker-missing': [
    '缺少什么必须写明：发布引用少于两个、API 快照少于两份或没有签署，各需写出相应的阻碍。',
    '添加该阻碍，直到所缺的内容补齐。',
  ],
  'blocker-stale': ['已解决的阻碍会无缘无故地使模块停滞。', '从列表中删去该阻碍。'],
  'unknown-package': [
    'Plumego 的扩展会移动：在一个版本中是 `x/pubsub`，在另一个版本中是 `x/messaging/pubsub`；有些目录（例如 `x/rpc`）只包含包，自身不是包。Go 只说包不存在，此规则说明它在哪里。',
    '导入消息所写的包。如果消息没有写明，请检查 go.mod 所依赖的 Plumego 版本。',
  ],
  'experimental-import': [
    '随任何次要版本都可能改变的 API，会使每次升级 Plumego 都成为一个项目。`plumego.application.lowestMaturity` 规定应用所导入的包至少要有多成熟；默认没有要求。示例中为 `beta`。',
    '使用足够成熟的包，或等待。如果你愿意承担风险，请在导入上方写明：`//plumego:acknowledge experimental-import` 和理由；或在 `plumego.imports.acknowledged` 中为整个应用写明。',
  ],
  'protected-import': [
    '扩展边界页面在类别 C 中列出的包，会展示或改变运行中应用的内部。它自己不注册任何路由：由挂载它的人决定谁能访问。',
    '将其挂载在身份认证之后，然后在导入上方写明认证在哪里，规则便不再提示：`//plumego:acknowledge protected-import behind the admin gateway`；或在 `plumego.imports.acknowledged` 中为整个应用写明。',
  ],
  'subordinate-import': [
    '家族的入口是 Plumego 为应用保持稳定的部分；其下的原语首先服务于家族。从原语开始的应用，往往会重做家族已有的内容。同时导入入口的应用已从那里开始，不会收到提示。',
    '从消息所写的家族开始。如果任务就是该原语本身，请在导入上方写明：`//plumego:acknowledge subordinate-import` 和理由；或在 `plumego.imports.acknowledged` 中为整个应用写明。',
  ],
  'requirement-missing': [
    '在 go.work 中，模块可以导入其中任一模块所依赖的内容。单独构建时（`GOWORK=off`、在其他仓库中或运行 `go mod tidy`），它只能使用自身 go.mod 所依赖的内容。目前它能构建，因此只是信息。示例中，go.work 同时使用此模块和依赖 Plumego 的 `./api`。',
    '在此模块中运行消息所写的 `go get`，或采用修复：它将构建所用的版本写入 go.mod；之后由 `go mod tidy` 补上校验和。',
  ],
  'module-not-found': [
    '只要 `replace` 或 `use` 指向不存在的目录、文件或没有 go.mod 的目录，go 命令就什么也不构建。此时无从得知 Plumego 的包，本扩展也不作说明。',
    '更正路径（相对于该 go.mod 或 go.work），或将模块放到那里。',
  ],
  'replaced-by-other': [
    '用目录替换时，go 命令接受任何模块，不论其名称。若它不是 Plumego，其中就没有 Plumego 的任何包，而 go 命令只说没有模块提供它们。',
    '写明 Plumego 检出的目录，或删去该 `replace`。',
  ],
  'replaced-by-fork': [
    '分叉不一定有 Plumego 的内容，也不一定遵守 Plumego 的承诺。所知的是分叉自己所写的；本机没有它时，便一无所知，也不询问内置目录。在 go.work 中，对 Plumego 的导入不会指向另一名称下的分叉。',
    '无需修正。如果本机没有该分叉，请运行 `go mod download`。了解该分叉的人可在该行上方写明：`//plumego:acknowledge replaced-by-fork` 和理由。',
  ],
  'mod-syntax': [
    'go 命令对 go.mod 或 go.work 要么全部读取，要么完全不读。只要它拒绝其中之一，就无从得知使用的是哪个 Plumego：编辑器以先前读到的为准，其他地方以能读取的部分为准。',
    '修正标出的行；常常是合并留下的内容。',
  ],
  'yaml-syntax': [
    'CI 逐行读取清单和规范，能接受许多不是 YAML 的内容。编辑器、生成器和其他工具读取的是 YAML，会因此读不了整个文件。',
    '修正标出的行；多数情况下是某个值需要加引号。',
  ],
  'schema-violation': [
    'CI 只看清单或规范文件的少数几个键。JSON Schema 了解全部的键，因此还能发现拼错的键、应为文本却是数字的值，或文本列表中的映射。',
    '按消息更正拼写或结构。',
  ],
  'readings-differ': [
    'CI 逐行读取，其他工具都读取 YAML。两者看到的值不同时，其中一方会按无人打算写的内容行事。常见的原因是值之后的注释、方括号、锚点和折叠文本。',
    '把值写得直白：与键同一行，每个列表条目一行，注释独占一行。',
  ],
  'import-not-allowed': [
    '清单列出其模块可以依赖的内容。CI 将该列表与中央规则比较，却不与导入比较，因此它越来越不能反映代码。文件上方最近的清单适用于该文件；模块自身的内容始终允许。',
    '不使用该导入，或请模块的负责人把该包加入 allowed_imports。',
  ],
  'pattern-matches-nothing': [
    'CI 比较的是模块之下的路径。写有完整模块路径、以斜杠结尾或针对已不存在的包的模式，匹配不到任何导入：看似禁止，其实没有。',
    '更正路径，或删去该条目。这里的修复都不会自动进行，因为重新匹配的模式可能禁止现有的导入。',
  ],
  'unproven-promotion': [
    '对自称 beta 的已声明扩展，CI 要求证据。它不看 ga，也不看扩展之下的包，因此这些可以自行晋级。模块、其接口面或其上家族的证据都算数，最高到证据所针对的状态。',
    '先补全证据：文档、负责人的签署、发布引用和 API 快照，且没有阻碍。在此之前保持较低的状态。',
  ],
  'evidence-reused': [
    '两个发布引用和两份快照用来表明 API 在两次发布之间保持不变。CI 只数个数。重复的，或属于其他模块的，也被计入，却说明不了什么。',
    '以直白的路径写入属于该条目的发布、快照或文档。',
  ],
  'blocker-text-left': [
    '只要还有阻碍，CI 就要求在模块的行中写明。阻碍消除后，这些文字仍会留下，看板的读者便会低估该模块。只有单元格中以分号隔开、除阻碍外别无内容的部分才算：行文中可能提到已有的签核。',
    '从该行中删去这些文字。',
  ],
  'status-comment-stale': [
    '有些注释重复写着模块的状态。没有检查会读取它们，因此模块晋级后注释仍是旧的。只有形如 "# status: beta." 的独立注释才算，并且位于清单中，或位于 specs/dependency-rules.yaml 中某个模块的条目内，且清单所写的状态有证据支持。',
    '写入清单给出的状态，或从注释中去掉它。',
  ],
  'release-refs-apart': [
    '政策要求两个连续的次版本发布，其间没有任何导出名称改变。CI 只检查两个引用是否指向提交，因此同一发布的两个补丁版本，或中间还隔着其他发布的两个发布，也能通过。不是 v1.2.0 这类标签的引用不作判断；只有存在相应标签时，才认为两个发布之间隔着另一个发布。',
    '写入两个连续的次版本发布，较旧的在前。补全会根据标签给出建议。',
  ],
  'api-removed': [
    '签署 beta 包证据的人，也签署了其导出内容的快照。CI 只数快照的个数，不作比较，因此名称可以在无人知晓的情况下消失。beta 要求先弃用，ga 则在整个主版本内保留它。比较的是最新的快照与 `plumego-check snapshot` 对该包打印的内容。类型可能仍通过嵌入拥有的方法不作说明，弃用清单中为该包的文件写明的名称也不作说明。',
    '恢复该名称，并加上以 `Deprecated:` 开头的注释，说明应改用什么。如果它已在某个发布中弃用，请写入 specs/deprecation-inventory.yaml，或签署新的快照。',
  ],
  'api-changed': [
    '参数、结果、字段或值一旦不同，按原样使用该名称的人就会受影响。CI 只数快照的个数，不作比较。签名按 `plumego-check snapshot` 打印的形式与证据中最新的快照比较；换行方式无关紧要，含有函数的值不作比较。不同系统的文件各自声明同一名称时，只要有一个保持原样即可。',
    '为新的内容另取名称，并保留旧的，加上以 `Deprecated:` 开头的注释。在 ga 中，它在整个主版本内保持不变。',
  ],
  'api-added': [
    '证据中最新快照没有的内容，没有对任何人作出承诺：它仍可能改变。即将使用它的人和即将签署下一份快照的人应当知道这一点。',
    '无需修正。当该 API 应当保持不变时，用 `plumego-check snapshot` 制作下一份快照。',
  ],
  'maturity-conflict': [
    '层级、清单、台账和看板都可能写明一个包有多成熟。以其中第一个为准；读到其他来源的人会被误导。',
    '更正错误的来源。这由该包的负责人决定，因此没有快速修复。',
  ],
  'module-unregistered': [
    '要找一个模块，无论是人还是工具，都从规范文件、它上级的家族和页面入手。从家族中移出的模块，或手工创建的模块，可能在这些地方都没有，而没有任何检查会发现。直接位于 x/ 中的目录由 CI 自己报告，即 extension-root-undeclared。',
    '把它加入 specs/repo.yaml 和分类，为它写一条规则、信号和成熟度面板中的一行，或者把它移到所属的家族。快速修复按独立家族补上这些条目。',
  ],
  'module-unruled': [
    'specs/dependency-rules.yaml 中的规则对其路径之下的内容有效。没有规则的地方，CI 不看任何导入，模块就可以依赖一切，包括其他模块的 internal 包。',
    '为该家族写一条规则。快速修复添加的规则允许标准库，禁止应用和命令；其余由负责人决定。',
  ],
  'owner-misspelt': [
    '没有检查知道谁可以负责一个模块。负责人名称中的笔误会被抄到仪表盘和证据台账，因为它们要与清单一致；此后所有来源都认可一个并不存在的团队。只负责一个模块的名称，仅当恰有一个他人使用的名称与它只差一个字母时才会提示；只有数字不同的名称不提示。',
    '更正名称；如果确实是另一个团队，则保留：CODEOWNERS、仪表盘或第二个使用它的模块会使提示消失。在此之前，没有修复会把它写到别处。',
  ],
  'path-not-found': [
    'landing_zones 和 entrypoint_reads 告诉读者从哪些文件开始。没有检查查看这些路径是否存在，因此移走的文件仍会被提及。landing_zones 的路径可以相对于模块，也可以相对于仓库根目录。目录只有在存在名称相近的目录时才会提示：它可能是将来放置代码的地方。',
    '更正路径，或创建它所指的内容。',
  ],
  'allowed-and-denied': [
    'CI 把规则的列表与清单的列表相比较，但不比较相邻的两个列表。两者都提到同一个包时，以禁止为准，因此另一个条目承诺了 CI 会拒绝的内容。',
    '删去其中之一：快速修复删去不起作用的条目。',
  ],
  'unfilled-value': [
    '在只有人知道答案的地方，“新建模块”、补全和一些修复会写入 TODO。CI 会把它当作答案，因此没有别的东西会提醒你。',
    '写入应有的内容。',
  ],
  'self-registration': [
    '扩展由其调用方挂载，调用方知道路径、顺序和身份认证。init 函数或包级变量所注册的内容，一旦有人导入该包就会生效，既看不见，也没有保护。',
    '提供一个接收路由器或应用的函数，并在组装应用的地方调用它。',
  ],
  'alternate-layout': [
    '应用布局只有一种，即 reference/standard-service 的布局。扩展若带有程序、cmd/ 目录或自己的应用，就提供了第二种，无人使它与第一种保持一致。',
    '把程序移到 reference/ 或 use-cases/，保留供其挂载的库。',
  ],
  'path-outside': [
    '清单、规范文件或页面中指向工作区之外的路径，或指向其 git 仓库之外的链接，会使判断取决于某一台机器上的文件。此规则不查看它们：它代替 CI 对此的说法，plumego-check 以 2 结束，因为需要它的检查无法作出判断。',
    '写入工作区之内的路径，或把文件本身放在链接所在之处。指向同一仓库中其他位置的链接会被跟随。',
  ],
  'layout-differs': [
    'Plumego 的检查读取 specs/。尚无 specs/ 的版本没有可对照的内容；页面位于别处的版本，其检查在那里读取页面。此规则只说明一次，而不是假装一切正常。',
    '在旧版本中无需处理。在新版本中，从 git 恢复 specs/。',
  ],
  'stale-acknowledgement': [
    '确认某个发现的注释会比它活得更久：代码已修正，规则已改名，或 “until” 之后的日期已过。以后读到它的人会以为这里仍有已知的问题。若代码不是任何规则的代码，注释不起作用，只是看起来像起作用。',
    '更正代码，或删除注释。若期限已过，先查看它所指的问题，然后另定日期或修正问题。',
  ],
  'check-blocked': [
    '检查若无法读取所需的文件，或某个 Go 文件的导入无法解析，就会立即停止：其他问题都不会再报告。在这里其他规则会继续；CI 不会。',
    '按消息处理：恢复文件，更正路径，或修正该行。',
  ],
  'entrypoint-not-found': [
    'public_entrypoints 是读者和代理进入模块的起点，所以每个条目都必须有去处：模块的某个 Go 文件（包括子包，不包括测试）中导出的名称、`Type.Member` 或 `(Type).Method`。CI 把以小写字母开头的条目看作能力名称，并且不检查带星号的条目，`(*App).Get` 也不例外：如果这样的方法肯定不存在，会有一条提示。',
    '按代码中的写法写出名称，或者随它所指的代码一起删去该条目。早于此检查的条目可列入 specs/check-baseline/public-entrypoints-sync.txt，由检查略过。',
  ],
  'marker-unregistered': [
    '过时的、未完成的或为他人保留的内容，只有在有人如此决定之后才可以留下，清单记录了由谁决定。CI 只凭字词判断一行是否为标记：`TODO:`、`FIXME`、`HACK`、`deprecated`、`not implemented`、`backward compatibility`、表示别名的字词，以及别名声明本身，无论在代码、注释、文本还是测试中。',
    '完成或删除该行所标记的内容，或者把文件加入清单中有负责人和决定的条目。如果只是碰巧出现这些字词，请换一种说法。',
  ],
  'marker-of-removed-entry': [
    '状态为 removed 的条目表示其内容已全部删除，而它的某个文件中仍有标记。',
    '删除该行所标记的内容，或者把状态改回实际情况。',
  ],
  'marker-missing': [
    '条目列出含有其标记的文件。没有任何标记的文件已经处理完毕或已移走，条目因此失去去处。',
    '删去或更正该路径，或者把条目的状态设为 removed。',
  ],
  'inventory-field-missing': [
    '条目就是一项决定：缺少 category、status、owner、decision 或 replacement，就没有人能据此行事。',
    '补上缺少的内容；replacement 也可以是 `none`。',
  ],
  'inventory-decision-required': [
    '状态为 decision_required 的条目在等待负责人。CI 不允许等待：清单是严格的。',
    '作出决定并写下来，再按决定设置状态。',
  ],
}
