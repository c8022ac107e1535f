// vietnam-qr-pay: new QRPay(text) reads VietQR and VNPAY-QR.
import vietnam from 'vietnam-qr-pay'
import { serve } from './adapter.mjs'

const slugs = { VIETQR: 'vietqr', VNPAY: 'vnpayqr' }

serve('vietnam-qr-pay', { networks: Object.values(slugs) }, (payload) => {
  const qr = new vietnam.QRPay(payload)
  if (!qr.isValid) return { result: 'invalid' }
  const fields = {
    '00': qr.version, '01': qr.initMethod, 52: qr.category, 53: qr.currency, 54: qr.amount,
    55: qr.tipAndFeeType, 56: qr.tipAndFeeAmount, 57: qr.tipAndFeePercent, 58: qr.nation,
    59: qr.merchant.name, 60: qr.city, 61: qr.zipCode, 63: qr.crc,
    '62.01': qr.additionalData.billNumber, '62.05': qr.additionalData.reference,
    '62.07': qr.additionalData.terminal, '62.08': qr.additionalData.purpose,
    ...qr.EVMCo, ...qr.unreserved,
  } // JSON leaves out what is undefined
  const networks = Object.entries(slugs).filter(([name]) => qr.provider.name === name).map(([, slug]) => slug)
  return { result: 'valid', networks, fields }
})
