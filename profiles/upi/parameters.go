package upi

import (
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// VPA is pa, the payee's virtual payment address. Where a link names two payees
// this is the first; see the finding UPI-LINK-TWO-PAYEES, and [Link.Account].
func (l Link) VPA() string { return l.get("pa") }

// Name is pn, the payee's name as the link gives it. Since a circular of 2025
// apps show the name that the bank knows instead.
func (l Link) Name() string { return l.get("pn") }

// MCC is mc, four digits of ISO 18245; "0000" is unclassified.
func (l Link) MCC() string { return l.get("mc") }

// Amount is am. It is not ok where the payer types the amount, or where am is
// no amount.
func (l Link) Amount() (emvqr.Amount, bool) { return l.amount("am") }

// MinimumAmount is mam, down to which the payer may change the amount.
func (l Link) MinimumAmount() (emvqr.Amount, bool) { return l.amount("mam") }

// AmountLocked reports whether the payer may not change the amount: there is
// one, and no minimum amount.
func (l Link) AmountLocked() bool { return l.has("am") && !l.has("mam") }

// Currency is cu: "INR", or that of the shop in a link of UPI abroad. It is ""
// where the link does not say, which means rupees in India.
func (l Link) Currency() string { return l.get("cu") }

// Country is cc, two letters of ISO 3166-1, in a link of UPI abroad.
func (l Link) Country() string { return l.get("cc") }

// Reference is tr, the merchant's reference for an order or bill.
func (l Link) Reference() string { return l.get("tr") }

// TransactionID is tid, which the payee's bank makes.
func (l Link) TransactionID() string { return l.get("tid") }

// Note is tn, a text for people.
func (l Link) Note() string { return l.get("tn") }

// URL is url, or refUrl in older links: a page about this transaction.
func (l Link) URL() string {
	if url, ok := l.Get("url"); ok {
		return url
	}
	return l.get("refUrl")
}

// Mode is mode, two digits for how the link came about; see [ModeName].
func (l Link) Mode() string { return l.get("mode") }

// Purpose is purpose, two digits; see [PurposeName].
func (l Link) Purpose() string { return l.get("purpose") }

// OrgID is orgid, who made the link: six digits, "000000" for the merchant.
func (l Link) OrgID() string { return l.get("orgid") }

// Sign is sign, the signature as the link writes it; see [Link.Signature].
func (l Link) Sign() string { return l.get("sign") }

// MerchantID, StoreID and TerminalID are mid, msid and mtid, up to 20
// characters.
func (l Link) MerchantID() string { return l.get("mid") }

// StoreID is msid; see [Link.MerchantID].
func (l Link) StoreID() string { return l.get("msid") }

// TerminalID is mtid; see [Link.MerchantID].
func (l Link) TerminalID() string { return l.get("mtid") }

// Version is ver, "01".
func (l Link) Version() string { return l.get("ver") }

// Category is category, the kind of the reference.
func (l Link) Category() string { return l.get("category") }

// Medium is qrMedium, two digits whose list was not found.
func (l Link) Medium() string { return l.get("qrMedium") }

// InvoiceNumber is invoiceNo.
func (l Link) InvoiceNumber() string { return l.get("invoiceNo") }

// InvoiceName is invoiceName, whom the invoice is for.
func (l Link) InvoiceName() string { return l.get("invoiceName") }

// InvoiceDate is invoiceDate. It is not ok where it is absent or has no offset
// from UTC.
func (l Link) InvoiceDate() (time.Time, bool) { return l.time("invoiceDate") }

// IssuedAt is QRts; see [Link.InvoiceDate].
func (l Link) IssuedAt() (time.Time, bool) { return l.time("QRts") }

// ExpiresAt is QRexpire; see [Link.InvoiceDate].
func (l Link) ExpiresAt() (time.Time, bool) { return l.time("QRexpire") }

// GSTIN is gstIn, the tax number of the merchant.
func (l Link) GSTIN() string { return l.get("gstIn") }

// GSTBreakup is gstBrkUp, the taxes in the amount, such as CGST:08.45|SGST:08.45.
func (l Link) GSTBreakup() string { return l.get("gstBrkUp") }

// PINCode is pinCode, the postal code of the merchant.
func (l Link) PINCode() string { return l.get("pinCode") }

func (l Link) time(name string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339Nano, l.get(name))
	return t, err == nil
}
