import assert from 'node:assert/strict'
import { Answers, newMemory } from '../../../server/src/core/repo/answers.ts'
import { type Look, type Reads, Recorder } from '../../../server/src/core/repo/reads.ts'

/** A state of a few values, which says of an earlier one whether it looks the same. */
class Values {
  readonly revision: number
  readonly values: Readonly<Record<string, number>>
  readonly asked: (number | undefined)[] = []

  constructor(revision: number, values: Readonly<Record<string, number>> = {}) {
    this.revision = revision
    this.values = values
  }

  looksAs(reads: Reads<Values>, revision?: number): boolean {
    this.asked.push(revision)
    return reads.holdFor(this)
  }
}

const value: Look<Values> = ({ values }, key) => values[String(key)]

/** Answers, and a question that counts how often it is worked out. */
function setUp() {
  const recorder = new Recorder<Values>()
  const answers = new Answers(recorder)
  const runs: string[] = []
  const double = (state: Values, key: string): number => {
    runs.push(key)
    const seen = state.values[key]
    recorder.note(value, key, seen)
    return 2 * (seen ?? 0)
  }
  const other = (_: Values, key: number): number => key
  return { recorder, answers, runs, double, other }
}

describe('answers', () => {
  it('are worked out once for a state, and once for each key', () => {
    const { answers, runs, double } = setUp()
    const state = new Values(1, { a: 1, b: 2 })
    assert.equal(answers.ask(state, double, 'a')[0], 2)
    assert.equal(answers.ask(state, double, 'b')[0], 4)
    assert.equal(answers.ask(state, double, 'a')[0], 2)
    assert.deepEqual(runs, ['a', 'b'])
    assert.deepEqual(state.asked, [])
  })

  it('stay for a state that looks the same, which is asked but once, since the state that they were last right for', () => {
    const { answers, runs, double } = setUp()
    answers.ask(new Values(1, { a: 1 }), double, 'a')
    const second = new Values(2, { a: 1, b: 9 })
    answers.ask(second, double, 'a')
    answers.ask(second, double, 'a')
    assert.deepEqual(second.asked, [1])
    const third = new Values(3, { a: 1 })
    assert.equal(answers.ask(third, double, 'a')[0], 2)
    assert.deepEqual(third.asked, [2])
    assert.deepEqual(runs, ['a'])
  })

  it('are worked out again where what they hang on is another', () => {
    const { answers, runs, double } = setUp()
    const [, before] = answers.ask(new Values(1, { a: 1 }), double, 'a')
    const [answer, reads] = answers.ask(new Values(2, { a: 3 }), double, 'a')
    assert.equal(answer, 6)
    assert.notEqual(reads, before)
    assert.equal(reads.holdFor(new Values(9, { a: 3 })), true)
    assert.equal(reads.holdFor(new Values(9, { a: 1 })), false)
    assert.equal(answers.ask(new Values(3, { a: 3 }), double, 'a')[1], reads)
    assert.deepEqual(runs, ['a', 'a'])
  })

  it('keep questions apart that share a key', () => {
    const { answers } = setUp()
    const state = new Values(1)
    const [plus, minus] = [(_: Values, key: number) => key + 1, (_: Values, key: number) => key - 1]
    assert.equal(answers.ask(state, plus, 5)[0], 6)
    assert.equal(answers.ask(state, minus, 5)[0], 4)
    assert.equal(answers.ask(state, plus, 5)[0], 6)
  })

  it('are not kept of a question that throws, and its reads are nobody’s', () => {
    const { recorder, answers } = setUp()
    let runs = 0
    const question = (): number => {
      if (++runs === 1) throw new Error('once')
      return runs
    }
    const state = new Values(1)
    assert.throws(() => answers.ask(state, question, undefined), /once/)
    assert.equal(recorder.isRecording, false)
    assert.equal(answers.ask(state, question, undefined)[0], 2)
    assert.equal(answers.ask(state, question, undefined)[0], 2)
  })

  /** How many states are asked something else before the first question is asked again, and how often it is worked out. */
  for (const [states, times] of [
    [150, 1],
    [398, 1],
    [399, 2],
    [600, 2],
  ] as const) {
    it(`are worked out ${times === 1 ? 'once' : 'anew'} where nobody asked while ${states} states went by`, () => {
      const { answers, runs, double, other } = setUp()
      answers.ask(new Values(0, { a: 1 }), double, 'a')
      for (let revision = 1; revision < states; revision++) {
        answers.ask(new Values(revision, { a: 1 }), other, revision % 7)
        // The same state again is none that goes by.
        answers.ask(new Values(revision, { a: 1 }), other, 8)
      }
      answers.ask(new Values(states, { a: 1 }), double, 'a')
      assert.equal(runs.length, times)
    })
  }

  it('stay for as long as somebody asks now and then', () => {
    const { answers, runs, double, other } = setUp()
    for (let revision = 0; revision < 2000; revision++) {
      const state = new Values(revision, { a: 1 })
      if (revision % 190 === 0) answers.ask(state, double, 'a')
      else answers.ask(state, other, 0)
    }
    assert.equal(runs.length, 1)
  })

  it('of all files and of one’s own are two', () => {
    const recorder = new Recorder<Values>()
    const memory = newMemory(recorder)
    assert.equal(memory.recorder, recorder)
    assert.notEqual(memory.answers, memory.ownAnswers)
    assert.notEqual(memory.indexes, memory.ownIndexes)
    assert.notEqual(newMemory<Values>().recorder, recorder)
  })
})
