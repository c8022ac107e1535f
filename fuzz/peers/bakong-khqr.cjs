// bakong-khqr: verify() judges a KHQR text, decode() reads its fields.
const { BakongKHQR } = require('bakong-khqr')

// verify() refuses a dynamic code that has run out. The codes of the corpus are
// of any age, and time is not what is asked, so the clock stands still before
// KHQR began.
Date.now = () => Date.UTC(2019, 0, 1)

// The names by which decode() returns root objects that it copies unchanged.
const names = {
  payloadFormatIndicator: '00',
  pointofInitiationMethod: '01',
  unionPayMerchant: '15',
  merchantCategoryCode: '52',
  transactionCurrency: '53',
  transactionAmount: '54',
  countryCode: '58',
  merchantName: '59',
  merchantCity: '60',
  crc: '63',
}

function read(payload) {
  if (!BakongKHQR.verify(payload).isValid) return { result: 'invalid' }
  const { data } = BakongKHQR.decode(payload)
  const fields = {}
  for (const [name, id] of Object.entries(names)) if (data[name] != null) fields[id] = data[name]
  return { result: 'valid', networks: ['khqr'], fields }
}

import('./adapter.mjs').then(({ serve }) => serve('bakong-khqr', { networks: ['khqr'] }, read))
