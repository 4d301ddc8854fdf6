/**
 * Go's syntax as trees, after go/ast: the same kinds of node, told apart by `kind`. All offsets are bytes from the start of
 * the file; `end` is behind the last byte. Comments are left out.
 */
interface Spanned {
  readonly start: number
  readonly end: number
}

export interface Ident extends Spanned {
  readonly kind: 'Ident'
  readonly name: string
}

export interface BasicLit extends Spanned {
  readonly kind: 'BasicLit'
  readonly literal: 'string' | 'number' | 'rune'
  /** As it is written, quotes included. */
  readonly text: string
}

export interface CompositeLit extends Spanned {
  readonly kind: 'CompositeLit'
  readonly type: Expr | undefined
  readonly open: number
  readonly elements: readonly Expr[]
  readonly close: number
}

export interface FuncLit extends Spanned {
  readonly kind: 'FuncLit'
  readonly type: FuncType
  readonly body: BlockStmt
}

export interface ParenExpr extends Spanned {
  readonly kind: 'Paren'
  readonly x: Expr
}

export interface SelectorExpr extends Spanned {
  readonly kind: 'Selector'
  readonly x: Expr
  readonly name: Ident
}

/** An element of a map or list, or a generic type or function with its arguments. */
export interface IndexExpr extends Spanned {
  readonly kind: 'Index'
  readonly x: Expr
  readonly open: number
  readonly indices: readonly Expr[]
}

export interface SliceExpr extends Spanned {
  readonly kind: 'Slice'
  readonly x: Expr
  readonly open: number
  readonly low: Expr | undefined
  readonly high: Expr | undefined
  readonly max: Expr | undefined
}

export interface TypeAssertExpr extends Spanned {
  readonly kind: 'TypeAssert'
  readonly x: Expr
  /** Undefined for `x.(type)`. */
  readonly type: Expr | undefined
}

export interface CallExpr extends Spanned {
  readonly kind: 'Call'
  readonly fun: Expr
  readonly open: number
  readonly args: readonly Expr[]
  /** Where `...` stands behind the last argument. */
  readonly ellipsis: number | undefined
  readonly close: number
}

interface StarExpr extends Spanned {
  readonly kind: 'Star'
  readonly x: Expr
}

interface UnaryExpr extends Spanned {
  readonly kind: 'Unary'
  readonly op: string
  readonly x: Expr
}

export interface BinaryExpr extends Spanned {
  readonly kind: 'Binary'
  readonly x: Expr
  readonly op: string
  readonly opStart: number
  readonly y: Expr
}

export interface KeyValueExpr extends Spanned {
  readonly kind: 'KeyValue'
  readonly key: Expr
  readonly colon: number
  readonly value: Expr
}

export interface ArrayType extends Spanned {
  readonly kind: 'ArrayType'
  /** Undefined for a slice; an Ellipsis without an element for `[...]T`. */
  readonly length: Expr | undefined
  readonly element: Expr
}

export interface StructType extends Spanned {
  readonly kind: 'StructType'
  readonly fields: FieldList
}

export interface FuncType extends Spanned {
  readonly kind: 'FuncType'
  readonly typeParams: FieldList | undefined
  readonly params: FieldList
  readonly results: FieldList | undefined
}

export interface InterfaceType extends Spanned {
  readonly kind: 'InterfaceType'
  /** Methods have a name and a FuncType; whatever is embedded has no name. */
  readonly methods: FieldList
}

interface MapType extends Spanned {
  readonly kind: 'MapType'
  readonly key: Expr
  readonly value: Expr
}

export interface ChanType extends Spanned {
  readonly kind: 'ChanType'
  readonly direction: 'both' | 'send' | 'receive'
  readonly value: Expr
}

interface Ellipsis extends Spanned {
  readonly kind: 'Ellipsis'
  readonly element: Expr | undefined
}

export type Expr =
  | Ident
  | BasicLit
  | CompositeLit
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | KeyValueExpr
  | ArrayType
  | StructType
  | FuncType
  | InterfaceType
  | MapType
  | ChanType
  | Ellipsis

/** Names of one type: parameters, fields, a method; without a name what is embedded, or a parameter's type alone. */
export interface Field extends Spanned {
  readonly names: readonly Ident[]
  readonly type: Expr
  readonly tag?: BasicLit
}

export interface FieldList extends Spanned {
  /** Whether it stands in brackets: one result need not. */
  readonly isBracketed: boolean
  readonly list: readonly Field[]
}

export interface BlockStmt extends Spanned {
  readonly kind: 'Block'
  readonly list: readonly Stmt[]
}

interface AssignStmt extends Spanned {
  readonly kind: 'Assign'
  readonly left: readonly Expr[]
  readonly op: string
  readonly opStart: number
  readonly right: readonly Expr[]
}

export interface CaseClause extends Spanned {
  readonly kind: 'Case'
  /** Undefined for `default`. */
  readonly list: readonly Expr[] | undefined
  readonly body: readonly Stmt[]
}

export interface CommClause extends Spanned {
  readonly kind: 'Comm'
  /** Undefined for `default`. */
  readonly comm: Stmt | undefined
  readonly body: readonly Stmt[]
}

interface IfStmt extends Spanned {
  readonly kind: 'If'
  readonly init: Stmt | undefined
  readonly cond: Expr
  readonly body: BlockStmt
  readonly otherwise: Stmt | undefined
}

interface RangeStmt extends Spanned {
  readonly kind: 'Range'
  readonly key: Expr | undefined
  readonly value: Expr | undefined
  /** `:=` or `=`; undefined where no variable stands in front of `range`. */
  readonly op: string | undefined
  readonly x: Expr
  readonly body: BlockStmt
}

interface ForStmt extends Spanned {
  readonly kind: 'For'
  readonly init: Stmt | undefined
  readonly cond: Expr | undefined
  readonly post: Stmt | undefined
  readonly body: BlockStmt
}

interface SwitchStmt extends Spanned {
  readonly kind: 'Switch' | 'TypeSwitch'
  readonly init: Stmt | undefined
  /** The tag of a switch, the guard of a type switch. */
  readonly tag: Stmt | undefined
  readonly body: readonly CaseClause[]
}

export type Stmt =
  | BlockStmt
  | AssignStmt
  | CaseClause
  | CommClause
  | IfStmt
  | RangeStmt
  | ForStmt
  | SwitchStmt
  | (Spanned & { readonly kind: 'Decl'; readonly decl: Decl })
  | (Spanned & { readonly kind: 'Empty' })
  | (Spanned & { readonly kind: 'Labeled'; readonly label: Ident; readonly stmt: Stmt })
  | (Spanned & { readonly kind: 'Expr'; readonly x: Expr })
  | (Spanned & { readonly kind: 'Send'; readonly chan: Expr; readonly value: Expr })
  | (Spanned & { readonly kind: 'IncDec'; readonly x: Expr; readonly op: string })
  | (Spanned & { readonly kind: 'Go' | 'Defer'; readonly call: CallExpr })
  | (Spanned & { readonly kind: 'Return'; readonly results: readonly Expr[] })
  | (Spanned & { readonly kind: 'Branch'; readonly word: string; readonly label: Ident | undefined })
  | (Spanned & { readonly kind: 'Select'; readonly body: readonly CommClause[] })

export interface ValueSpec extends Spanned {
  readonly kind: 'Value'
  readonly names: readonly Ident[]
  readonly type: Expr | undefined
  readonly values: readonly Expr[]
}

export interface TypeSpec extends Spanned {
  readonly kind: 'Type'
  readonly name: Ident
  readonly typeParams: FieldList | undefined
  readonly isAlias: boolean
  readonly type: Expr
}

export type ImportSpec = Spanned & { readonly kind: 'Import' }

export interface GenDecl extends Spanned {
  readonly kind: 'Gen'
  readonly keyword: 'import' | 'const' | 'type' | 'var'
  /** Whether its specifications stand in brackets. */
  readonly isGroup: boolean
  readonly specs: readonly (ImportSpec | ValueSpec | TypeSpec)[]
}

export interface FuncDecl extends Spanned {
  readonly kind: 'Func'
  readonly receiver: FieldList | undefined
  readonly name: Ident
  readonly type: FuncType
  readonly body: BlockStmt | undefined
}

export type Decl = GenDecl | FuncDecl
