import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base, module } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

const code = 'self-registration'
const imports = {
  http: '"net/http"',
  router: `"${module}/router"`,
  core: `"${module}/core"`,
}

/** A file of x/rest that imports what its body names. */
function goFile(body: string, extra: readonly string[] = [], name = 'rest'): string {
  const used = Object.entries(imports).flatMap(([prefix, path]) =>
    body.includes(`${prefix}.`) && !extra.some(one => one.startsWith(`${prefix} `)) ? path : [],
  )
  const list = [...new Set([...used, ...extra])].map(one => `\t${one}\n`).join('')
  return `package ${name}\n\nimport (\n${list})\n\n${body}\n`
}

/** Bodies that are right, each with what it imports beside the usual. */
const clean: Readonly<Record<string, string | readonly [body: string, ...imports: string[]]>> = {
  'a header':
    'var defaults = http.Header{}\n\nfunc init() {\n\tdefaults.Add("Accept", "application/json")\n\tdefaults.Get("/a")\n}',
  'a header by its canonical name':
    'var defaults = make(http.Header)\n\nfunc init() { defaults.Set("A", "b"); defaults.Add("/a", "b") }',
  'values of a URL': [
    'var query = url.Values{}\n\nfunc init() { query.Add("/page", "1"); query.Get("/page") }\n\nvar _ http.Handler',
    '"net/url"',
  ],
  'a variable of expvar': [
    'var requests = expvar.NewInt("requests")\n\nfunc init() { requests.Add(1) }\n\nvar _ http.Handler',
    '"expvar"',
  ],
  'a map of expvar': [
    'var m = expvar.NewMap("rest")\n\nfunc init() { m.Add("/a", 1); expvar.Publish("b", m) }\n\nvar _ http.Handler',
    '"expvar"',
  ],
  'a mux of its own':
    'var mux = http.NewServeMux()\n\nfunc init() { mux.HandleFunc("/a", serve); mux.Handle("/b", nil) }',
  'a mux of its own as a literal': 'var mux = &http.ServeMux{}\n\nfunc init() { mux.HandleFunc("/a", serve) }',
  'a mux of its own by its type': 'var mux http.ServeMux\n\nfunc init() { mux.HandleFunc("/a", serve) }',
  'a mux of init’s own':
    'var handler http.Handler\n\nfunc init() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("/a", serve)\n\thandler = mux\n}',
  'a mux that hides the package':
    'func init() {\n\thttp := http.NewServeMux()\n\thttp.HandleFunc("/a", nil)\n\thttp.Handle("/b", nil)\n}',
  'a mux that only a function sees':
    'var handler = func() http.Handler {\n\tmux := http.NewServeMux()\n\tmux.Handle("/a", serve)\n\treturn mux\n}()',
  'a router of its own': 'var routes = router.NewRouter()\n\nfunc init() { _ = routes.AddRoute("GET", "/a", serve) }',
  'a router of a function’s own':
    'func init() {\n\tr := router.NewRouter()\n\t_ = r.AddRoute(http.MethodGet, "/a", serve)\n\tuse(r)\n}',
  'an app of its own':
    'var app = core.New(core.DefaultConfig(), core.AppDependencies{})\n\nfunc init() { _ = app.Get("/a", serve); _ = app.Use(log) }',
  'a group of hooks of its own':
    'var group = core.NewLifecycleGroup()\n\nfunc init() { group.Add("rest", component{}) }',
  'a table of the package':
    'var table = newTable()\n\nfunc init() {\n\ttable.Register("json", encodeJSON)\n\ttable.Handle("/a", encodeJSON)\n\ttable.Use(gzip)\n}\n\nvar _ http.Handler',
  'an exported table of the package':
    'var Codecs = NewRegistry()\n\nfunc init() { Codecs.Register("json", json{}); Codecs.Add("xml", xml{}); Codecs.Get("/a", 1) }\n\nvar _ http.Handler',
  'a map of handlers':
    'var handlers = map[string]http.Handler{}\n\nfunc init() { handlers["/a"] = http.HandlerFunc(serve) }',
  'a function of the package for its table':
    'var encoders = map[string]encoder{}\n\nfunc register(name string, e encoder) { encoders[name] = e }\n\nfunc init() { register("json", nil) }\n\nvar _ http.Handler',
  'a function of the package that is called like one that registers':
    'func registerRoutes(names ...string) { routes = names }\n\nfunc init() { registerRoutes("/a") }\n\nvar _ http.Handler',
  'a function for the package’s own mux':
    'var mux = http.NewServeMux()\n\nfunc mount(m *http.ServeMux) { m.Handle("/a", serve) }\n\nfunc init() { mount(mux) }',
  'an HTTP client':
    'var client = &http.Client{}\n\nvar first, _ = client.Get("/a")\n\nfunc init() { client.Post("/a", "text/plain", nil) }',
  'a request of net/http':
    'func init() { _, _ = http.Get("/a"); _, _ = http.Post("/b", "", nil); _, _ = http.Head("/c") }',
  'a printer': [
    'var printer = message.NewPrinter(language.English)\n\nfunc init() { printer.Use("/a", 1); printer.Print("/b") }\n\nvar _ http.Handler',
    '"example.com/message"',
    '"example.com/language"',
  ],
  'drivers, formats and flags': [
    'func init() {\n\tsql.Register("rest", driver{})\n\timage.RegisterFormat("a", "b", nil, nil)\n\tgob.Register(driver{})\n\tflag.Var(&value, "/a", "b")\n\tmime.AddExtensionType(".a", "b")\n}\n\nvar _ http.Handler',
    '"database/sql"',
    '"image"',
    '"encoding/gob"',
    '"flag"',
    '"mime"',
  ],
  'metrics of somebody': [
    'func init() { prometheus.MustRegister(requests); prometheus.Register(errors) }\n\nvar _ http.Handler',
    '"example.com/prometheus"',
  ],
  'locks, pools and sets': [
    'var wait sync.WaitGroup\n\nvar once sync.Once\n\nfunc init() { wait.Add(1); once.Do(prepare); seen.Add("/a", 1) }\n\nfunc prepare() {}\n\nvar _ http.Handler',
    '"sync"',
  ],
  'a constructor that is handed a router':
    'func Register(r *router.Router) error { return r.AddRoute("GET", "/a", nil) }\n\nfunc Mount(app *core.App) error { return app.Get("/a", nil) }',
  'what stands in other functions':
    'func Serve() { http.HandleFunc("/a", nil); http.DefaultServeMux.Handle("/b", nil) }\n\nfunc initAll() { http.Handle("/", nil) }\n\nfunc (s *server) init() { http.Handle("/", nil) }',
  'what is only kept':
    'var mount = func() { http.Handle("/a", nil) }\n\nfunc init() { later = func() { http.HandleFunc("/b", nil) } }\n\nvar f = http.HandleFunc',
  'comments and strings':
    '// func init() { http.Handle("/a", nil) }\nvar text = `\nfunc init() { http.Handle("/a", nil) }\n`\n\n/* http.HandleFunc("/b", nil) */\n\nvar _ = "http.Handle(1)"\n\nvar _ http.Handler',
  'the default mux, that is only served or looked at':
    'var server = &http.Server{Handler: http.DefaultServeMux}\n\nvar handler, pattern = http.DefaultServeMux.Handler(nil)\n\nfunc init() { wrap(http.DefaultServeMux) }\n\nfunc wrap(h http.Handler) {}',
  'a mux that is no longer the default one':
    'var mux = http.DefaultServeMux\n\nfunc init() {\n\tmux = http.NewServeMux()\n\tmux.Handle("/a", nil)\n}',
  'a local name for one of two':
    'func init() {\n\tmux := http.DefaultServeMux\n\tmux = http.NewServeMux()\n\tmux.Handle("/a", nil)\n}',
  'an exported router that is only asked':
    'var Router = router.NewRouter()\n\nvar names = Router.Routes()\n\nfunc init() { Router.Freeze(); Router.SetMethodNotAllowed(true); Router.Print(nil) }',
  'an exported name that a local one hides':
    'var Router = router.NewRouter()\n\nfunc init() {\n\tRouter := router.NewRouter()\n\t_ = Router.AddRoute("GET", "/a", nil)\n}',
  'fields and methods of unknown values':
    'var Service = load()\n\nfunc init() {\n\tService.Router.Get("/a", nil)\n\tService.Mux().Handle("/b", nil)\n\tService.Use(nil)\n\tmust(Service.Mount("/c"))\n}\n\nvar _ http.Handler',
  'functions of other packages': [
    `func init() { gateway.RegisterRoute(r, "/a", nil); gateway.Mount("/b") }\n\nvar _ http.Handler`,
    `"${module}/x/gateway"`,
  ],
  'another package called http': [
    'func init() { http.HandleFunc("/a", nil); http.DefaultServeMux.Handle("/b", nil) }',
    'http "example.com/http"',
  ],
  'pprof with a name': ['var profile = pprof.Handler("heap")\n\nvar _ http.Handler', '"net/http/pprof"'],
  'expvar with a name': ['var handler http.Handler = expvar.Handler()', '"expvar"'],
  recursion: 'func a() { b() }\n\nfunc b() { a() }\n\nfunc init() { a() }\n\nvar _ = http.DefaultServeMux',
  'types, constants and generics':
    'type Handle func(http.Handler)\n\nconst path = "/a"\n\nfunc HandleFunc[T any](t T) {}\n\nfunc init() { HandleFunc[string]("/a"); HandleFunc(path) }',
}

/** Bodies that register for everybody, at the marks. */
const wrong: Readonly<Record<string, string | readonly [body: string, ...imports: string[]]>> = {
  'handlers on everybody’s mux': 'func init() {\n\t⟦http.HandleFunc⟧("/a", serve)\n\t⟦http.Handle⟧("/b", nil)\n}',
  'in the value of a variable':
    'var _ = add()\n\nvar done = func() bool { ⟦http.HandleFunc⟧("/a", nil); return true }()\n\nfunc add() int { return 1 }',
  'under another name': ['func init() { ⟦web.HandleFunc⟧("/a", nil) }', 'web "net/http"'],
  'without a name': [
    'func init() { \n\t⟦HandleFunc⟧("/a", nil)\n\t⟦DefaultServeMux.Handle⟧("/b", nil) }',
    '. "net/http"',
  ],
  'by the mux’s name':
    'func init() { \n\t⟦http.DefaultServeMux.HandleFunc⟧("/a", nil)\n\t⟦http.DefaultServeMux.Handle⟧("/b", nil) }',
  'through a name of its own for it':
    'var mux = http.DefaultServeMux\n\nfunc init() {\n\t⟦mux.Handle⟧("/a", nil)\n\tm := http.DefaultServeMux\n\t⟦m.HandleFunc⟧("/b", nil)\n}',
  'under a condition, later, at once': [
    'var once sync.Once\n\nfunc init() {\n\tif debug {\n\t\t⟦http.HandleFunc⟧("/a", nil)\n\t}\n\tdefer ⟦http.Handle⟧("/b", nil)\n\tgo func() { ⟦http.Handle⟧("/c", nil) }()\n\tonce.Do(func() { ⟦http.Handle⟧("/d", nil) })\n\t⟦once.Do⟧(mount)\n}\n\nfunc mount() { http.Handle("/e", nil) }',
    '"sync"',
  ],
  'through functions of the package':
    'func init() { ⟦register⟧() }\n\nfunc register() { deeper() }\n\nfunc deeper() { http.HandleFunc("/a", nil) }\n\nvar _ = ⟦deep⟧("/b")\n\nfunc deep(path string) bool { http.Handle(path, nil); return true }',
  'through a function that is handed the mux':
    'func mount(path string, m *http.ServeMux) { m.Handle(path, nil) }\n\nfunc init() { ⟦mount⟧("/a", http.DefaultServeMux) }',
  'through a method of the package':
    'type server struct{}\n\nfunc (s *server) mount() { http.Handle("/a", s) }\n\nvar s = &server{}\n\nfunc init() { ⟦s.mount⟧() }',
  'on a router that it exports':
    'var Router = router.NewRouter()\n\nfunc init() {\n\t_ = ⟦Router.AddRoute⟧("GET", "/a", nil)\n\tv1 := Router.Group("/v1")\n\t_ = ⟦v1.AddRoute⟧("GET", "/b", nil)\n\t_ = Router.Group("/v2").Group("/c").⟦AddRoute⟧("GET", "/d", nil)\n}',
  'on a router that it exports by its type':
    'var Router *router.Router\n\nfunc init() {\n\tRouter = router.NewRouter()\n\t_ = ⟦Router.AddRoute⟧("GET", "/a", nil)\n}',
  'on an app that it exports':
    'var (\n\tname = "a"\n\tApp  = core.New(core.DefaultConfig(), core.AppDependencies{})\n)\n\nvar _ = ⟦App.Get⟧("/a", nil)\n\nfunc init() { must(⟦App.Use⟧(log)) }\n\nfunc must(error) {}',
  'on a mux that it exports':
    'var Mux = http.NewServeMux()\n\nvar Other = new(http.ServeMux)\n\nfunc init() { \n\t⟦Mux.Handle⟧("/a", nil)\n\t⟦Other.HandleFunc⟧("/b", nil) }',
  'on a mux that it exports, beside others of its own':
    'var Mux = http.NewServeMux()\n\nvar typed http.ServeMux\n\nvar literal = &http.ServeMux{}\n\nvar given = new(http.ServeMux)\n\nvar made = http.NewServeMux()\n\nvar Typed http.ServeMux\n\nfunc init() {\n\t⟦Mux.Handle⟧("/a", nil)\n\ttyped.Handle("/b", nil)\n\tliteral.Handle("/c", nil)\n\tgiven.Handle("/d", nil)\n\tmade.Handle("/e", nil)\n\t⟦Typed.Handle⟧("/f", nil)\n}',
  'on what stands for what it exports':
    'var Router = router.NewRouter()\n\nvar v1 = Router.Group("/v1")\n\nfunc init() { _ = ⟦v1.AddRoute⟧("GET", "/a", nil) }',
  'hooks that it exports':
    'var Hooks = core.NewLifecycleGroup()\n\nvar Server = &http.Server{}\n\nfunc init() { \n\t⟦Hooks.Add⟧("rest", nil)\n\t⟦Server.RegisterOnShutdown⟧(stop) }',
  'through a function that is handed what it exports':
    'var Router = router.NewRouter()\n\nfunc Register(r *router.Router) { _ = r.AddRoute("GET", "/a", nil) }\n\nfunc init() { ⟦Register⟧(Router); Register(router.NewRouter()) }',
}

const parts = (one: string | readonly string[]): readonly string[] => (typeof one === 'string' ? [one] : one)

describe(code, () => {
  describe('tells nothing of', () => {
    for (const [what, one] of Object.entries(clean)) {
      const [body = '', ...extra] = parts(one)
      it(what, () =>
        assertExample(base, beyondCi, { code, files: `\n-- x/rest/a.go --\n${goFile(body, extra)}`, keys: [] }),
      )
    }

    it('tests, programs, examples, test data, generators, and what is no extension', () => {
      const body = 'func init() { http.Handle("/a", nil) }'
      const files: Readonly<Record<string, string>> = {
        'x/rest/a_test.go': goFile(body),
        'x/rest/tool/main.go': goFile(body, [], 'main'),
        'x/rest/examples/shop/shop.go': goFile(body, [], 'shop'),
        'x/rest/testdata/a.go': goFile(body),
        'x/rest/_old/a.go': goFile(body),
        'x/rest/gen.go': `//go:build ignore\n\n${goFile(body)}`,
        'x/rest/gen_old.go': `// +build ignore,linux\n\n${goFile(body)}`,
        'core/a.go': goFile(body, [], 'core'),
        'reference/shop/a.go': goFile(body, [], 'shop'),
      }
      const text = Object.entries(files).map(([path, content]) => `-- ${path} --\n${content}`)
      assertExample(base, beyondCi, { code, files: `\n${text.join('')}`, keys: [] })
    })
  })

  describe('tells what registers', () => {
    for (const [what, one] of Object.entries(wrong)) {
      const [body = '', ...extra] = parts(one)
      it(what, () => {
        const keys = [...body.matchAll(/⟦(.*?)⟧/g)].map(([, call = '']) => ['x/rest/a.go', call])
        assertExample(base, beyondCi, { code, files: `\n-- x/rest/a.go --\n${goFile(body, extra)}`, keys })
      })
    }

    it('in several files of a package', () => {
      assertExample(base, beyondCi, {
        code,
        files: `
-- x/rest/a.go --
package rest

func init() {
	⟦mount⟧()
	_ = ⟦Router.AddRoute⟧("GET", "/a", nil)
}
-- x/rest/b.go --
${goFile('func mount() { http.Handle("/a", nil) }')}
-- x/rest/c.go --
${goFile('var Router = router.NewRouter()')}
`,
        keys: [
          ['x/rest/a.go', 'mount'],
          ['x/rest/a.go', 'Router.AddRoute'],
        ],
      })
    })

    for (const path of ['net/http/pprof', 'expvar']) {
      it(`by being imported: ${path}`, () => {
        assertExample(base, beyondCi, {
          code,
          files: `\n-- x/rest/a.go --\npackage rest\n\nimport _ ⟦"${path}"⟧\n`,
          keys: [['x/rest/a.go', path]],
        })
      })
    }
  })
})
