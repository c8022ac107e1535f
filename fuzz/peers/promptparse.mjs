// promptparse: parse() in strict mode reads "PromptPay & EMVCo QR Code data
// strings"; validate.anyId and validate.billPayment recognise PromptPay.
import { parse, validate } from 'promptparse'
import { serve } from './adapter.mjs'

const claims = {
  networks: ['promptpay'],
  topics: ['tlv', 'checksum', 'order', 'utf8'],
  fields: 'all',
}

serve('promptparse', claims, (payload) => {
  const qr = parse(payload, true)
  if (!qr) return { result: 'invalid' }
  const fields = {}
  for (const tag of qr.getTags()) fields[tag.id] ??= qr.getTagValue(tag.id)
  const answer = { result: 'valid', fields }
  // A null of these two may also mean an account they do not know, such as
  // template 31, so only a yes is an answer.
  if (validate.anyId(payload) || validate.billPayment(payload)) answer.networks = ['promptpay']
  return answer
})
