import assert from 'node:assert/strict'
import { reportText, withoutPrivateNames } from '../../../client/src/report/report.ts'

const names = { folders: ['/home/ann/work/secret-shop', 'C:\\Users\\Ann Lee\\app'], home: '/home/ann' }

describe('a report of a problem', () => {
  const table: readonly (readonly [what: string, text: string, told: string])[] = [
    ['a folder', 'found at /home/ann/work/secret-shop: 3 files', 'found at <folder 1>: 3 files'],
    ['what lies in it', '/home/ann/work/secret-shop/x/rest/a.go:3', '<folder 1>/x/rest/a.go:3'],
    ['a folder of Windows', 'C:\\Users\\Ann Lee\\app\\go.mod', '<folder 2>\\go.mod'],
    ['a URI of it', 'file:///C:/Users/Ann%20Lee/app/go.mod', 'file:///<folder 2>/go.mod'],
    [
      'the home directory',
      '/home/ann/go/pkg/mod/github.com/spcent/plumego@v1.0.0',
      '~/go/pkg/mod/github.com/spcent/plumego@v1.0.0',
    ],
    ['any other path', 'cannot read /srv/clients/big-bank/go.mod', 'cannot read …/go.mod'],
    ['any other path of Windows', 'at D:\\clients\\big-bank\\main.go:3', 'at …/main.go:3'],
    ['any other URI', 'opening file:///srv/clients/big-bank/go.mod', 'opening …/go.mod'],
    ['what is relative', 'x/rest/module.yaml and specs/repo.yaml', 'x/rest/module.yaml and specs/repo.yaml'],
    [
      'addresses',
      'see https://pkg.go.dev/github.com/spcent/plumego',
      'see https://pkg.go.dev/github.com/spcent/plumego',
    ],
  ]
  for (const [what, text, told] of table) {
    it(`tells of ${what} nothing private`, () => assert.equal(withoutPrivateNames(text, names), told))
  }

  it('tells versions, sources, counts, timings and the last lines of the log', () => {
    const text = reportText({
      versions: [['extension', '1.0.0']],
      state: 'running',
      workspaces: [{ source: 'checkout', applications: 1, packages: 85, used: 2, findings: 3 }],
      timings: [['families', 12.4]],
      logLines: ['[error] ```'],
    })
    for (const part of ['extension: 1.0.0', 'server: running', 'checkout; 1 applications, 85 packages', '12 ms'])
      assert.ok(text.includes(part), part)
    assert.equal(text.split('```').length, 3)
  })
})
