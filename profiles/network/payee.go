package network

import (
	"strings"
	"unicode/utf8"
)

// PayeeType is what sort of thing names a payee, by the words that wallets have for it.
type PayeeType string

// The types of payees.
const (
	// PayeeOther is what none of the others says.
	PayeeOther PayeeType = "other"
	// PayeeMerchant is a number or name that the network or an acquirer gave a merchant.
	PayeeMerchant PayeeType = "merchant-id"
	// PayeeBiller is who sends bills.
	PayeeBiller PayeeType = "biller"
	// PayeeCard is the number of a card, or one in the form of a card's.
	PayeeCard PayeeType = "card"
	// PayeeAccount is an account at a bank or a wallet.
	PayeeAccount PayeeType = "account"
	// PayeeIBAN is an account by its international number.
	PayeeIBAN PayeeType = "iban"
	// PayeeMobile is a phone number, PayeeEmail an address for e-mail.
	PayeeMobile PayeeType = "mobile"
	PayeeEmail  PayeeType = "email"
	// PayeeVPA is a name and a provider with @ between them.
	PayeeVPA PayeeType = "vpa"
	// PayeeAlias is any other name that stands for an account.
	PayeeAlias PayeeType = "alias"
	// PayeeNationalID is the number of a person or a company in a register.
	PayeeNationalID PayeeType = "national-id"
	// PayeeCoin is an address of a coin.
	PayeeCoin PayeeType = "coin-address"
	// PayeeToken is a code that only the network can read, PayeeLink a link at which the
	// payee is told.
	PayeeToken PayeeType = "token"
	PayeeLink  PayeeType = "link"
)

// payeeTypes are the types of payees by the keys that tell it in every table. A row whose
// key means another thing says so itself; see [Row.Payee].
var payeeTypes = []struct {
	is   PayeeType
	keys string
}{
	{PayeeMerchant, "merchant_id merchant merchant_code merchant_number merchant_key sub_merchant maid collector_id " +
		"qr_id id user_id payee user raw receiver recipient level1 level2 level3 level4 payload"},
	{PayeeBiller, "biller_id service"},
	{PayeeCard, "number pan merchant_pan card"},
	{PayeeAccount, "account bank_account credit_account cbu rib ewallet"},
	{PayeeIBAN, "iban"},
	{PayeeMobile, "mobile phone"},
	{PayeeEmail, "email"},
	{PayeeVPA, "vpa pa"},
	{PayeeAlias, "alias key pay_id fps_id target reference host"},
	{PayeeNationalID, "national_id aadhaar uen document"},
	{PayeeCoin, "address lightning invoice"},
	{PayeeToken, "token one_time_code unique_data src code"},
	{PayeeLink, "url recurrence_url draft_url order_id link"},
}

// PayeeType is what sort of thing the value names a payee by. It is [PayeeOther] where
// neither the row nor its key says, unless its meaning is a link or a token.
func (r *Row) PayeeType() PayeeType { return payeeType(r.Payee, r.Key, r.Means) }

// PayeeType is [Row.PayeeType] for a field of a native form.
func (f *FormField) PayeeType() PayeeType { return payeeType(f.Payee, f.Key, f.Means) }

func payeeType(said PayeeType, key string, means Meaning) PayeeType {
	if said != "" {
		return said
	}
	for _, t := range payeeTypes {
		for word := range strings.SplitSeq(t.keys, " ") {
			if word == key {
				return t.is
			}
		}
	}
	switch means {
	case Token:
		return PayeeToken
	case Link:
		return PayeeLink
	}
	return PayeeOther
}

// shownOfSecret is how many characters at the end of a payee are shown to tell it from
// others.
const shownOfSecret = 4

// MaskPayee is a payee for a screen that others see: the last four characters of a
// number, no more than a third of it, and of an address the first character and what
// comes after the @.
func MaskPayee(value string) string {
	if name, at, ok := strings.Cut(value, "@"); ok && name != "" {
		first, size := utf8.DecodeRuneInString(name)
		return string(first) + Masked(name[size:]) + "@" + at
	}
	total := utf8.RuneCountInString(value)
	shown := min(shownOfSecret, total/3)
	from := len(value)
	for range shown {
		_, size := utf8.DecodeLastRuneInString(value[:from])
		from -= size
	}
	return Masked(value[:from]) + value[from:]
}
