package qris

import (
	"errors"
	"iter"
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Merchant is a merchant that takes payments. It is one account that spans two
// templates: the acquirer's, one of 26 to 45, and the national merchant
// repository in 51. It is anchored at the acquirer's template, or at 51 where
// there is none.
//
// A code may hold the templates of several acquirers. Each is an account of its
// own; the repository belongs to the first of them in wire order.
type Merchant struct {
	network.Location
	// GUID is the reverse domain name of the acquirer, or [DefaultGUID].
	GUID string
	// PAN is the number of the merchant at the acquirer, up to 19 digits: the
	// eight of the [Institution] and its own. In an account without an acquirer
	// template it stands in 51.
	PAN string
	// MerchantID is the acquirer's own id of the merchant, up to 15 characters.
	MerchantID string
	// Criteria is the class of the merchant as the acquirer has it.
	Criteria Criteria

	// NationalGUID is the identifier of the repository in 51, one of the
	// constants. In an account put together by hand "" stands for [GUIDNational].
	NationalGUID string
	// NMID is the national merchant id: "ID" and 13 digits.
	NMID string
	// NationalCriteria is the class as the repository has it; it may differ from
	// Criteria. In an account put together by hand "" stands for Criteria.
	NationalCriteria Criteria
}

// Network implements [network.Account].
func (Merchant) Network() string { return slug }

// Fields implements [network.Account], with what an account put together by hand
// leaves to be filled in.
func (a Merchant) Fields() iter.Seq2[string, string] {
	a = a.completed()
	return acquirer.Walk(network.ValuesOf(a.GUID, a.PAN, a.MerchantID, string(a.Criteria),
		a.NationalGUID, a.NMID, string(a.NationalCriteria)))
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a Merchant) LogValue() slog.Value { return network.LogAccount(a) }

// Parts implements [network.Account] with the acquirer's template and the
// repository, whichever the account has.
func (a Merchant) Parts() []network.Part {
	a = a.completed()
	var parts []network.Part
	pan := a.PAN
	if a.hasAcquirer() {
		parts = append(parts, acquirer.Part(network.ValuesOf(a.GUID, a.PAN, a.MerchantID, string(a.Criteria))))
		pan = "" // 51 has a PAN only where there is nowhere else to put it
	}
	if a.NationalGUID != "" || a.NMID != "" || a.NationalCriteria != "" {
		parts = append(parts, national.Part(network.ValuesOf(a.NationalGUID, pan, a.NMID, string(a.NationalCriteria))))
	}
	return parts
}

// Check implements [network.Checker]: an acquirer's template is known by its PAN,
// which begins with the institution.
func (a Merchant) Check() error {
	switch {
	case !a.hasAcquirer():
		return nil
	case a.PAN == "":
		return errors.New("qris: the merchant has an acquirer and no PAN, expected one that begins with 9360 and the institution")
	case !hasNNS(a.PAN):
		return errors.New("qris: the PAN does not begin with 9360 and the institution, expected 8 digits such as 93600014")
	}
	return nil
}

// hasAcquirer reports whether the account has a template in 26 to 45.
func (a Merchant) hasAcquirer() bool {
	if !a.Anchor().IsZero() {
		return a.Anchor().Root() != nationalPlace
	}
	return a.GUID != "" || a.PAN != "" || a.MerchantID != ""
}

// completed fills in what an account put together by hand may leave out. One
// that was read is left as it was found.
func (a Merchant) completed() Merchant {
	if !a.Anchor().IsZero() {
		return a
	}
	if a.hasAcquirer() && a.GUID == "" {
		a.GUID = DefaultGUID
	}
	if a.NMID == "" && a.NationalGUID == "" {
		return a
	}
	if a.NationalGUID == "" {
		a.NationalGUID = GUIDNational
	}
	if a.NationalCriteria == "" {
		a.NationalCriteria = a.Criteria
	}
	if !a.hasAcquirer() && a.Criteria == a.NationalCriteria {
		a.Criteria = "" // there is no acquirer's template to hold it
	}
	return a
}
