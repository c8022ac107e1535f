// Reads the codes that the program in codes/ prints with parsers of other makes, and
// compares what they find with what we say is in them. See interop.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createContext, runInContext } from 'node:vm'
import { parse, validate } from 'promptparse'
import vietnam from 'vietnam-qr-pay'

const require = createRequire(import.meta.url)
const { BakongKHQR } = require('bakong-khqr')
const { hasError, parsePix } = require('pix-utils')

// Some of these parsers go round for ever on some texts.
const limited = createContext({ BakongKHQR })
const patience = { timeout: 1000 }

// The reader of the National Bank refuses a code that has run out, by this clock.
let now = 0
Date.now = () => now

/** Whether bakong-khqr takes a payload, "hangs" where it does not come back. */
function verified(payload) {
  limited.payload = payload
  try {
    return runInContext('BakongKHQR.verify(payload).isValid', limited, patience)
  } catch (error) {
    if (error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'hangs'
    throw error
  }
}

/** Asks that each of the names is for us what it is for the reader. */
function same(found, code, names) {
  for (const [name, ours] of Object.entries(names)) {
    assert.equal(found[name] ?? undefined, code.fields[ours], `${name} and our ${ours}`)
  }
}

const readers = {
  khqr: {
    // Its reader is the network's own, so what it says of a code is what Readable
    // has to say.
    takes: (code, { answer }) => assert.equal(verified(code.payload), answer === 'yes', 'verify()'),
    // It looks at less than EMVCo asks for. What it refuses we refuse, and what we
    // call readable it takes; between the two is what an error leaves not established.
    bears(code, { answer }) {
      const found = verified(code.payload)
      if (answer === 'yes') assert.equal(found, true, 'verify()')
      if (found === false) assert.equal(answer, 'no', 'Readable')
    },
    finds(code) {
      const { data } = BakongKHQR.decode(code.payload)
      same(data, code, {
        bakongAccountID: 'account', acquiringBank: 'bank', transactionAmount: 'amount', merchantName: 'name', merchantCity: 'city',
      })
      const id = data.merchantType === '30' ? data.merchantID : data.accountInformation
      assert.equal(id ?? undefined, code.fields.merchant_id ?? code.fields.account_id)
    },
  },
  vietqr: {
    finds(code) {
      const qr = new vietnam.QRPay(code.payload)
      assert.ok(qr.isValid, 'it is valid')
      assert.equal(qr.provider.name, 'VIETQR')
      same({ ...qr.consumer, service: qr.provider.service, amount: qr.amount, name: qr.merchant.name, city: qr.city }, code, {
        bankBin: 'bin', bankNumber: 'number', service: 'service', amount: 'amount', name: 'name', city: 'city',
      })
    },
  },
  pix: {
    finds(code) {
      const found = parsePix(code.payload)
      assert.ok(!hasError(found), found.message)
      const { fields } = code
      same(found, code, { url: 'url', urlRec: 'recurrence_url', merchantName: 'name', merchantCity: 'city' })
      if (found.type !== 'STATIC') return
      same(found, code, { pixKey: 'key', infoAdicional: 'info', fss: 'facilitator' })
      assert.equal(found.transactionAmount, Number(fields.amount ?? 0))
      assert.equal(found.txid, fields.txid ?? '***')
    },
  },
  promptpay: {
    finds(code) {
      const { fields } = code
      const read = parse(code.payload, true)
      assert.ok(read, 'it is parsed')
      assert.equal(read.getTagValue('54'), fields.amount)
      if (fields.biller_id) {
        assert.ok(validate.billPayment(code.payload), 'it is a bill payment')
        assert.equal(read.getTagValue('30', '01'), fields.biller_id)
        assert.equal(read.getTagValue('30', '02'), fields.ref1)
        assert.equal(read.getTagValue('30', '03'), fields.ref2)
      } else if (fields.mobile) {
        assert.ok(validate.anyId(code.payload), 'it is a transfer')
        assert.equal(read.getTagValue('29', '01'), fields.mobile.replace('+', '00'))
      }
    },
  },
}

// Where a reader and we differ for good, by the checksum of the code.
const explained = {
  '2A5A': `The amount is 0, and the name is in Khmer. The reader of KHQR looks at neither. The code is
    UnionPay's too, for which both are errors of EMVCo's, and beside an error we call a code readable
    for no network.`,
}

let compared = 0
const differences = []
const differed = new Set()
function compare(code, what, check) {
  compared++
  try {
    check()
  } catch (error) {
    const checksum = code.payload.slice(-4)
    differed.add(checksum)
    if (checksum in explained) return
    differences.push(`${code.network}, ${code.name}: ${what}: ${error.message}\n  ${code.payload}\n  ${JSON.stringify(code.answers)}`)
  }
}

const year = (answer) => new Date((now = answer.at)).getUTCFullYear()
const { written, collected, odd } = JSON.parse(readFileSync(0, 'utf8'))
for (const code of [...written, ...collected]) {
  const { takes, finds } = readers[code.network]
  const answers = code.answers ?? []
  if (takes) for (const answer of answers) compare(code, year(answer), () => takes(code, answer))
  if (takes && answers.length === 0) compare(code, 'no code', () => assert.notEqual(verified(code.payload), true))
  if (answers[0]?.answer === 'yes') compare(code, 'read', () => finds(code))
}
for (const code of written) compare(code, 'written', () => assert.equal(code.answers[0].answer, 'yes'))
for (const code of odd) {
  const { bears } = readers[code.network]
  for (const answer of code.answers) compare(code, year(answer), () => bears(code, answer))
}
for (const checksum of Object.keys(explained)) {
  if (!differed.has(checksum)) differences.push(`the code ${checksum} is explained, and no longer differs`)
}
if (differences.length > 0) {
  console.error(differences.join('\n'))
  console.error(`${differences.length} of ${compared} comparisons differ`)
  process.exit(1)
}
console.log(`${written.length} codes written here, ${collected.length} collected and ${odd.length} odd ones are read by others as by us (${compared} comparisons)`)
