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

// payeeTypes are the types of payees by the keys of their rows. A key that means one
// thing in one table and another elsewhere stands with the slug or the format.
var payeeTypes = []struct {
	is   PayeeType
	keys string
}{
	{PayeeMerchant, "merchant_id merchant merchant_code merchant_number merchant_key sub_merchant maid collector_id " +
		"qr_id id user_id payee user raw receiver recipient level1 level2 level3 level4 payload"},
	{PayeeBiller, "biller_id service"},
	{PayeeCard, "number pan merchant_pan card"},
	{PayeeAccount, "account bank_account credit_account cbu rib ewallet npp:number vietqr:number " +
		"provider_01 provider_02 provider_03 provider_04 provider_12 bank_01 bank_02 bank_03 bank_04 bank_07 bank_11 bank_49 bank_68"},
	{PayeeIBAN, "iban"},
	{PayeeMobile, "mobile phone"},
	{PayeeEmail, "email"},
	{PayeeVPA, "vpa pa khqr:account namqr:alias"},
	{PayeeAlias, "alias key pay_id fps_id target reference host swish:payee"},
	{PayeeNationalID, "national_id aadhaar uen document"},
	{PayeeCoin, "address lightning invoice"},
	{PayeeToken, "token one_time_code unique_data src code qr_code"},
	{PayeeLink, "url recurrence_url draft_url order_id link"},
}

// TypeOfPayee is what sort of thing a value names a payee by, of the row with that key and
// meaning in the table of a network or a form. It is [PayeeOther] for a key that is not
// known, unless the meaning says that it is a link or a token.
func TypeOfPayee(table, key string, means Meaning) PayeeType {
	own := PayeeOther
	switch means {
	case Token:
		own = PayeeToken
	case Link:
		own = PayeeLink
	}
	for i := range payeeTypes {
		t := &payeeTypes[i]
		for word := range strings.SplitSeq(t.keys, " ") {
			of, name, isOwn := strings.Cut(word, ":")
			switch {
			case isOwn && of == table && name == key:
				return t.is
			case !isOwn && word == key:
				own = t.is
			}
		}
	}
	return own
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
