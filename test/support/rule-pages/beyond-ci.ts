import type { RulePage } from './page.ts'

const evidence = 'specs/extension-beta-evidence.yaml'
const snapshots = 'docs/evidence/extension/snapshots'

export const beyondCiPages: readonly RulePage[] = [
  {
    code: 'import-not-allowed',
    why: 'A manifest lists what its module may lean on. CI compares that list with the central rules, but not with the imports, so it says less and less about the code. The nearest manifest above a file speaks for it; what lies in the module itself is always allowed.',
    mend: 'Do without the import, or have the module’s owner add the package to allowed_imports.',
    bad: { 'x/rest/rest.go': [['plumego/contract"', 'plumego/log"']] },
  },
  {
    code: 'pattern-matches-nothing',
    why: 'CI compares paths as they are below the module. A pattern with the whole module path, with a slash at its end or for a package that is gone matches no import: what looks forbidden is not.',
    mend: 'Correct the path, or drop the entry. No fix here is made unseen, for a pattern that matches again may forbid imports that are there.',
    bad: { 'x/rest/module.yaml': [['  - x/ai/**\n', '  - x/data/**\n  - x/ai/\n']] },
  },
  {
    code: 'unproven-promotion',
    why: 'CI asks for evidence where a declared extension calls itself beta. It does not look at ga, nor at packages below an extension, so those can promote themselves. Evidence of the module, of its surfaces or of a family above it counts, up to the status that it is for.',
    mend: 'Complete the evidence first: a document, the owner’s sign-off, release refs and API snapshots, no blockers. Until then keep the lower status.',
    bad: { 'x/new/module.yaml': [['status: experimental', 'status: ga']] },
    also: ['dashboard-drift'],
  },
  {
    code: 'evidence-reused',
    why: 'Two release refs and two snapshots are to show that an API stayed the same from one release to the next. CI counts them. The same one twice, or one that belongs to another module, counts as well, and shows nothing.',
    mend: 'Name the release, the snapshot or the document that belongs to the entry, by its plain path.',
    bad: { [evidence]: [[`      - ${snapshots}/b.snapshot\n`, `      - ${snapshots}/a.snapshot\n`]] },
  },
  {
    code: 'release-refs-apart',
    why: 'The policy asks for two consecutive minor releases between which no exported name changed. CI only looks whether two refs name commits, so two patches of one release, or releases with others between them, pass. Refs that are no tags such as v1.2.0 are not judged, and a release lies between two others only where there is a tag for it.',
    mend: 'Name two consecutive minor releases, the older one first. The completion proposes them from the tags.',
    bad: { [evidence]: [['      - v1.0.0\n      - v1.1.0\n', '      - v1.1.0\n      - v1.0.0\n']] },
  },
  {
    code: 'blocker-text-left',
    why: 'As long as something keeps a module from beta, CI asks for the words in its row. Once nothing does, they stay, and readers of the dashboard take the module for less than it is. Only a part of a cell that says a blocker and nothing else counts, between semicolons: prose may speak of a sign-off that is there.',
    mend: 'Take the words off the row.',
    bad: {
      'docs/concepts/extension-maturity.md': [['(../evidence/rest.md) |', '(../evidence/rest.md); owner sign-off |']],
    },
  },
  {
    code: 'status-comment-stale',
    why: 'Some comments repeat the status of a module. No check reads them, so they stay as they were when the module is promoted. Only a comment of its own such as "# status: beta." counts, in a manifest or within the entry of a module in specs/dependency-rules.yaml, and only where evidence carries what the manifest says.',
    mend: 'Write the status that the manifest gives, or leave it out of the comment.',
    bad: { 'x/rest/module.yaml': [['status: beta\n', '# status: experimental.\nstatus: beta\n']] },
  },
  {
    code: 'api-removed',
    why: 'Whoever signs the evidence of a beta package signs for a snapshot of what it exports. CI counts the snapshots and compares none, so that a name can go without anybody being told. Beta demands that it be deprecated first, ga keeps it for the whole major version. What is compared is the newest snapshot, with what `plumego-check snapshot` prints of the package. A method that a type may still have by embedding is not told, nor what the inventory of deprecations names for a file of the package.',
    mend: 'Bring the name back, with a comment that begins with `Deprecated:` and says what to use. Where it has been deprecated in a release, say so in specs/deprecation-inventory.yaml, or sign a new snapshot.',
    bad: {
      'x/rest/paging/paging.go': [
        [
          '// Pages tells how many pages there are.\nfunc Pages(',
          '// count tells how many pages there are.\nfunc count(',
        ],
      ],
    },
  },
  {
    code: 'api-changed',
    why: 'Another parameter, result, field or value breaks whoever uses the name as it was. CI counts snapshots and compares none. Signatures are compared with what the newest snapshot of the evidence has, as `plumego-check snapshot` prints them; how lines are broken does not matter, and values that hold a function are not compared. Where files for different systems declare a name, one that is as it was is enough.',
    mend: 'Give what is new a name of its own, and keep the old one, with a comment that begins with `Deprecated:`. In ga it stays as it is for the whole major version.',
    bad: { 'x/rest/paging/paging.go': [['Pages(entries, size int) int', 'Pages(entries, size int64) int64']] },
  },
  {
    code: 'api-added',
    why: 'What the newest snapshot of the evidence does not have was promised to nobody: it may still change. That is worth knowing for who is about to use it, and for who is about to sign the next snapshot.',
    mend: 'Nothing needs to be mended. `plumego-check snapshot` takes the next snapshot once the API is to be kept.',
    bad: {
      'x/rest/paging/paging.go': [
        ['// Pages tells', '// First is the number of the first page.\nconst First = 1\n\n// Pages tells'],
      ],
    },
  },
  {
    code: 'maturity-conflict',
    why: 'Tiers, manifests, the ledger and the dashboard may each say how mature a package is. The first of them counts; whoever reads another one is misled.',
    mend: 'Bring the source that is wrong into line. That is for whoever owns the package to decide, so there is no quick fix.',
    bad: { 'x/data/file/module.yaml': [['status: experimental', 'status: experimental\nstability_tier: prototype']] },
  },
  {
    code: 'unfilled-value',
    why: 'New Module, a completion and some fixes write TODO where only a person knows the answer. CI takes that for an answer, so nothing would remind you of it.',
    mend: 'Write what belongs there.',
    bad: { 'x/new/module.yaml': [['summary: What x/new is for.', 'summary: TODO']] },
  },
  {
    code: 'module-unregistered',
    why: 'Whoever looks for a module, a person or a tool, starts from the specs, the family above it and the pages. A module that was moved out of its family, or made by hand, can be missing from all of them without any check noticing. Of a directory right in x/ CI says so itself, as extension-root-undeclared.',
    mend: 'Add it to specs/repo.yaml and the taxonomy, give it a rule, signals and a row on the dashboard, or move it into the family that it belongs to. The quick fix makes the entries of a family of its own.',
    bad: {
      'x/lost/deep/module.yaml': 'name: x/lost/deep\npath: x/lost/deep\nlayer: extension\nowner: labs\n',
    },
    also: ['extension-root-undeclared', 'manifest-missing', 'missing-key', 'missing-key', 'missing-key'],
  },
  {
    code: 'module-unruled',
    why: 'A rule of specs/dependency-rules.yaml holds for what lies below its path. Where no rule holds CI looks at no import, so that a module may lean on everything, internal packages of others included.',
    mend: 'Give the family a rule. The quick fix adds one that allows the standard library and denies applications and commands; its owner decides the rest.',
    bad: { 'specs/dependency-rules.yaml': [['  x/ai:\n    path: x/ai\n', '']] },
  },
  {
    code: 'owner-misspelt',
    why: 'No check knows who may own a module. A slip in an owner is copied to the dashboard and the ledger, because those are compared with the manifest, and from then on all agree on a team that is not there. An owner of one module alone is told only where a single name that others have is one letter away; names that differ in a number are not.',
    mend: 'Correct the name, or leave it where it is a team of its own: CODEOWNERS, the dashboard or a second module that names it ends this. Until then no fix writes it elsewhere.',
    bad: { 'router/module.yaml': [['owner: runtime', 'owner: runtine']] },
  },
  {
    code: 'path-not-found',
    why: 'landing_zones and entrypoint_reads send a reader to the files to begin with. No check looks whether they are there, so a file that was moved stays named. A landing zone may be said from the module on or from the root of the repository. A directory is told only where one of nearly that name is there: it may be where code is to come.',
    mend: 'Correct the path, or create what it names.',
    bad: { 'x/new/module.yaml': [['owner: labs\n', 'owner: labs\nlanding_zones:\n  package: nwe.go\n']] },
  },
  {
    code: 'allowed-and-denied',
    why: 'CI compares the lists of a rule with those of the manifest, and no list with the one beside it. Where both speak of a package the denial counts, so the other entry promises what CI refuses.',
    mend: 'Drop one of the two: the quick fix drops the entry that has no effect.',
    bad: { 'specs/dependency-rules.yaml': [['      - core/**\n', '      - core/**\n      - log/**\n']] },
  },
  {
    code: 'self-registration',
    why: 'An extension is mounted by its caller, who knows path, order and authentication. What an init function or a package-level variable registers is there as soon as somebody imports the package, unseen and unprotected.',
    mend: 'Offer a function that takes the router or the app, and call it where the application is put together.',
    bad: {
      'x/rest/rest.go': [
        [
          '\t"github.com/spcent/plumego/contract"\n)\n',
          '\t"github.com/spcent/plumego/contract"\n)\n\nfunc init() {\n\thttp.HandleFunc("/rest", contract.Serve)\n}\n',
        ],
      ],
    },
  },
  {
    code: 'alternate-layout',
    why: 'There is one application layout, that of reference/standard-service. An extension that brings a program, a cmd/ directory or an app of its own offers a second one, which nobody keeps in step with the first.',
    mend: 'Move the program to reference/ or use-cases/, and keep a library that is mounted there.',
    bad: { 'x/rest/server/main.go': 'package main\n\nfunc main() {}\n' },
  },
  {
    code: 'path-outside',
    why: "A path of a manifest, a specs file or a page that leads out of the workspace, or a link that leads out of its git repository, would make a verdict depend on one machine's files. It is not looked at: this takes the place of what CI would say about it, and plumego-check ends with 2, because the check that asks for it could not be judged.",
    mend: 'Name a path of the workspace, or lay the files themselves where the link is. A link to another place of the same repository is followed.',
    bad: {
      'x/new/module.yaml': [['doc_paths:\n', 'doc_paths:\n  - ../other/README.md\n']],
    },
  },
]
