// Writes codes with packages of other makes and prints each as a line of JSON, with
// what was asked for, for this library to read. See interop.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { BakongKHQR, IndividualInfo, MerchantInfo, khqrData } = require('bakong-khqr')
const PaynowQR = require('paynowqr')
const { createDynamicPix, createStaticPix } = require('pix-utils')
const { generate } = require('promptparse')
const { QRPay } = require('vietnam-qr-pay')

function write(network, payload, fields) {
  console.log(JSON.stringify({ network, payload, fields }))
}

const bakong = new BakongKHQR()
const tomorrow = Date.now() + 24 * 60 * 60 * 1000
write(
  'khqr',
  bakong.generateIndividual(
    new IndividualInfo('noodle@devb', 'Noodle', 'Phnom Penh', { currency: khqrData.currency.khr, amount: 5000, expirationTimestamp: tomorrow }),
  ).data.qr,
  { account: 'noodle@devb', expires: String(tomorrow), amount: '5000', name: 'Noodle', city: 'Phnom Penh' },
)
write(
  'khqr',
  bakong.generateMerchant(new MerchantInfo('noodle@devb', 'Noodle', 'Phnom Penh', '012345', 'Dev Bank', { currency: khqrData.currency.usd })).data.qr,
  { account: 'noodle@devb', merchant_id: '012345', bank: 'Dev Bank', name: 'Noodle', city: 'Phnom Penh' },
)

write('paynow', new PaynowQR({ uen: '201403121W', amount: 500, expiry: '20991231', refNumber: 'INV-7', company: 'Noodle' }).output(), {
  uen: '201403121W', editable: '0', expires: '20991231', amount: '500', name: 'Noodle', city: 'Singapore',
})
write('paynow', new PaynowQR({ uen: '201403121W', amount: 12.34, editable: true, expiry: '20991231', company: 'Noodle' }).output(), {
  uen: '201403121W', editable: '1', expires: '20991231', amount: '12.34', name: 'Noodle', city: 'Singapore',
})

const loja = { merchantName: 'LOJA', merchantCity: 'BRASILIA' }
write('pix', createStaticPix({ ...loja, pixKey: 'shop@example.com', infoAdicional: 'Mesa 4', transactionAmount: 10.5, txid: 'TXID1' }).toBRCode(), {
  key: 'shop@example.com', info: 'Mesa 4', txid: 'TXID1', amount: '10.50', name: 'LOJA', city: 'BRASILIA',
})
write('pix', createDynamicPix({ ...loja, url: 'pix.example.com/abc' }).toBRCode(), { url: 'pix.example.com/abc', name: 'LOJA', city: 'BRASILIA' })

write('promptpay', generate.anyId({ type: 'MSISDN', target: '0812345678', amount: 10 }), { mobile: '+66812345678', amount: '10.00' })
write('promptpay', generate.billPayment({ billerId: '010753600031508', ref1: 'TABLE12', ref2: 'INV7', amount: 100.5 }), {
  biller_id: '010753600031508', ref1: 'TABLE12', ref2: 'INV7', amount: '100.50',
})

write('vietqr', QRPay.initVietQR({ bankBin: '970415', bankNumber: '113366668888', amount: '79000', purpose: 'Ung ho' }).build(), {
  bin: '970415', number: '113366668888', service: 'QRIBFTTA', amount: '79000',
})
write('vnpayqr', QRPay.initVNPayQR({ merchantId: '0102154778', merchantName: 'NOODLE', store: 'HANOI 1', terminal: 'T1' }).build(), {
  merchant_code: '0102154778', name: 'NOODLE',
})
