package promptpay

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// LogValue implements [slog.LogValuer], masked: the values of a tax block are
// those of one purchase.
func (v VAT) LogValue() slog.Value {
	return network.LogFields(network.WalkRows(vatRows, v.Branch, v.Rate.String(), v.Amount.String()))
}

// LogValue implements [slog.LogValuer], masked.
func (s Slip) LogValue() slog.Value {
	if s.TrueMoney {
		return network.LogFields(network.WalkRows(trueMoneySlip.Rows, s.EventType, s.TransactionID, s.Date))
	}
	return network.LogFields(network.WalkRows(bankSlip.Rows, s.SendingBank, s.Reference))
}

// LogValue implements [slog.LogValuer], masked: as the bill payment that the
// barcode stands for. The amount is not logged.
func (b Barcode) LogValue() slog.Value {
	payment, _ := b.Bill()
	return network.LogAccount(payment)
}
