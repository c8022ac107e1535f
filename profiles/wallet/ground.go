package wallet

import (
	"iter"
	"slices"
)

// Ground is what sort of fact a [Reason] is, so that a program can say it in the language
// of its user.
type Ground string

// The grounds.
const (
	// BrokenCode: something is wrong with the text itself.
	BrokenCode Ground = "broken"
	// PayersCode: a payer shows it. Lookalike: it is a link that leads elsewhere.
	PayersCode Ground = "payers-code"
	Lookalike  Ground = "lookalike"
	// NoPayment: it is known, and no payment. UnknownText: nobody here knows what it is.
	NoPayment   Ground = "not-a-payment"
	UnknownText Ground = "unknown"
	// NothingToPay: there is no account in the code. UnknownAccount: there is one, of
	// nobody known here.
	NothingToPay   Ground = "nothing-to-pay"
	UnknownAccount Ground = "unknown-account"
	// NothingKnown: no fact is there.
	NothingKnown Ground = "nothing-known"
	// Reads and ReadsNot: the wallet reads the network by itself, or does not.
	Reads    Ground = "reads"
	ReadsNot Ground = "reads-not"
	// Opens and OpenedByOthers: links that begin so are opened by it, or by others.
	Opens          Ground = "opens"
	OpenedByOthers Ground = "opened-by-others"
	// PaysAbroad: a link of countries or a hub brings it there. PaysAbroadNot: it is
	// known not to; PaysAbroadUntold: no source says that it does.
	PaysAbroad       Ground = "abroad"
	PaysAbroadNot    Ground = "abroad-not"
	PaysAbroadUntold Ground = "abroad-untold"
	// PaysAbroadSoon: that has been announced. OthersAbroad: other wallets are named.
	PaysAbroadSoon Ground = "abroad-announced"
	OthersAbroad   Ground = "abroad-others"
	// Begins, Ended and Undated: the fact begins later, is over, or held at some time.
	Begins  Ground = "begins-later"
	Ended   Ground = "ended"
	Undated Ground = "undated"
	// Transfer: the code is for transfers, which stay in their country. TransferOpen:
	// whether it is paid from abroad is not established.
	Transfer     Ground = "transfer"
	TransferOpen Ground = "transfer-open"
	// NeedsLabel, NeedsEnrolment, NeedsAcquirer: what no code shows decides: a label on
	// it, the hub's list of shops, the link's list of acquirers.
	NeedsLabel     Ground = "label"
	NeedsEnrolment Ground = "enrolment"
	NeedsAcquirer  Ground = "acquirer"
	// OtherAcquirer and OtherCodes: the source names other acquirers, or other codes.
	OtherAcquirer Ground = "other-acquirer"
	OtherCodes    Ground = "other-codes"
	// NotDecoded: the account is not decoded here. ReadersDoubt: readers of the network
	// mind something in the code. OwnQuirk: the wallet's own reader does.
	NotDecoded   Ground = "not-decoded"
	ReadersDoubt Ground = "readers"
	OwnQuirk     Ground = "quirk"
)

// Grounds walks all grounds.
func Grounds() iter.Seq[Ground] {
	return slices.Values([]Ground{
		BrokenCode, PayersCode, Lookalike, NoPayment, UnknownText, NothingToPay, UnknownAccount, NothingKnown, Reads, ReadsNot,
		Opens, OpenedByOthers, PaysAbroad, PaysAbroadNot, PaysAbroadUntold, PaysAbroadSoon, OthersAbroad, Begins, Ended, Undated,
		Transfer, TransferOpen, NeedsLabel, NeedsEnrolment, NeedsAcquirer, OtherAcquirer, OtherCodes, NotDecoded, ReadersDoubt, OwnQuirk,
	})
}
