package qris

// Purpose is the code in 62-08 that says what is to be done (table 3.23). Codes
// for payments may carry one as well.
type Purpose string

// The purposes of table 3.23.
const (
	PurposePayment             Purpose = "POSP"
	PurposeBill                Purpose = "BILL"
	PurposeOnUsTransfer        Purpose = "BOOK" // within one institution
	PurposeDomesticTransfer    Purpose = "DMCT"
	PurposeCrossBorderTransfer Purpose = "XBCT"
	PurposeCashWithdrawal      Purpose = "CWDL"
	PurposeCashDeposit         Purpose = "CDPT"
)

// Kind is what sort of transaction a [Purpose] asks for.
type Kind uint8

const (
	// KindUnknown: the purpose is in no table.
	KindUnknown Kind = iota
	// KindPayment: goods or a bill are paid.
	KindPayment
	// KindTransfer: money goes to somebody's account.
	KindTransfer
	// KindCashWithdrawal: cash is paid out against the payer's account.
	KindCashWithdrawal
	// KindCashDeposit: cash is paid in.
	KindCashDeposit
)

// String is "payment", "transfer", "cash withdrawal", "cash deposit" or
// "unknown".
func (k Kind) String() string {
	if k > KindCashDeposit {
		k = KindUnknown
	}
	return [...]string{"unknown", "payment", "transfer", "cash withdrawal", "cash deposit"}[k]
}

var purposes = [...]struct {
	code Purpose
	kind Kind
	name string
}{
	{PurposePayment, KindPayment, "payment"},
	{PurposeBill, KindPayment, "bill"},
	{PurposeOnUsTransfer, KindTransfer, "on-us transfer"},
	{PurposeDomesticTransfer, KindTransfer, "domestic credit transfer"},
	{PurposeCrossBorderTransfer, KindTransfer, "cross-border transfer"},
	{PurposeCashWithdrawal, KindCashWithdrawal, "cash withdrawal"},
	{PurposeCashDeposit, KindCashDeposit, "cash deposit"},
}

// Kind is what sort of transaction the purpose asks for.
func (p Purpose) Kind() Kind {
	for i := range purposes {
		if purposes[i].code == p {
			return purposes[i].kind
		}
	}
	return KindUnknown
}

// Name is the purpose in words, such as "domestic credit transfer"; "" for one
// that is in no table.
func (p Purpose) Name() string {
	for i := range purposes {
		if purposes[i].code == p {
			return purposes[i].name
		}
	}
	return ""
}

// movesMoney reports whether the purpose makes a code with an account in 40 one
// for a transfer or for cash rather than for a payment.
func (p Purpose) movesMoney() bool { return p.Kind() >= KindTransfer }
