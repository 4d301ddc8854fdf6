import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'
import { importServer } from '../support/typing/core-server.ts'
import { EditorModel, goLanguage } from '../support/typing/editor-model.ts'
import { typeText } from '../support/typing/type-text.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')
const repository = new Repository(newCounters())
repository.load(loadWorkspace(sample, repository.counters))
const snapshot = repository.snapshot()

/** The head of a Go file, to the end of its imports. */
const headOf = (text: string): string => /^[\s\S]*?^(?:import \([\s\S]*?^\)|import .*)$/m.exec(text)?.[0] ?? ''

const others = `package a

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/spf13/cobra"
	rest "github.com/go-resty/resty/v2"
	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"
	_ "modernc.org/sqlite"
)
`

/** What Enter makes of a line that is half typed, while the list is open. */
const taken: readonly (readonly [typed: string, line: string])[] = [
  ['\t"x/re', '\t"github.com/spcent/plumego/x/rest"'],
  ['\t"re', '\t"github.com/spcent/plumego/x/rest"'],
  ['\trs "x/r', '\trs "github.com/spcent/plumego/x/rest"'],
  ['\t"messaging/m', '\t"github.com/spcent/plumego/x/messaging/mq"'],
  ['\t"github.com/spcent/plumego/x/messaging/p', '\t"github.com/spcent/plumego/x/messaging/pubsub"'],
  ['\t"core', '\t"github.com/spcent/plumego/core"'],
]

describe('typing the imports of a Go file', function () {
  this.timeout(60_000)

  it('keeps every line of every file of the sample, and of imports that are not ours', () => {
    const files = [...snapshot.goFiles.keys()].map(file => [file, fs.readFileSync(path.join(sample, file), 'utf8')])
    for (const [file = '', text = ''] of [...files, ['examples/shop/a.go', others]]) {
      const { lost, flashes, keystrokes } = typeText(importServer(snapshot, file), goLanguage, headOf(text))
      assert.deepEqual(lost, [], file)
      // The list that a quote opens is the only one.
      assert.ok(flashes.length * 20 <= keystrokes, `${file}: ${flashes.join(' | ')}`)
    }
  })

  for (const [typed, line] of taken) {
    it(`takes what is meant by ${typed.trim()}`, () => {
      const editor = new EditorModel(
        importServer(snapshot, 'cmd/plumego/main.go'),
        goLanguage,
        'package a\n\nimport (\n',
      )
      for (const letter of typed) editor.type(letter)
      editor.enter()
      assert.equal(editor.lineText, line)
    })
  }

  for (const typed of ['\t"context', '\t"fm', '\t"github.com/gin', '\t"os/ex']) {
    it(`takes nothing by ${typed.trim()}`, () => {
      const editor = new EditorModel(
        importServer(snapshot, 'cmd/plumego/main.go'),
        goLanguage,
        'package a\n\nimport (\n',
      )
      for (const letter of typed) editor.type(letter)
      assert.equal(editor.shown, undefined)
    })
  }
})
