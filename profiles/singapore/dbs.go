package singapore

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// DBSAccount is a payee of DBS PayLah!.
type DBSAccount struct {
	network.Location
	// TransactionReference and QRID are ten characters each.
	TransactionReference, QRID string
}

const (
	transactionReference = iota
	qrID
)

var dbs = &network.Kind{
	Network: "dbs", Key: "payee", Name: "DBS PayLah! template",
	Objects: template("dbs", "DBS PayLah! template", "COM.DBS",
		network.Row{At: network.In(1), Key: "transaction_reference", Name: "Transaction reference", ID: "DBS-TRANSACTION-REFERENCE", Means: network.Reference, Format: network.Ans, Min: 10, Max: 10},
		network.Row{At: network.In(2), Key: "qr_id", Name: "QR ID", ID: "DBS-QR-ID", Means: network.Payee, Format: network.Ans, Presence: network.Mandatory, Fact: annex},
		network.Row{At: network.In(2), Name: "QR ID", ID: "DBS-QR-ID", Min: 10, Max: 10},
	),
	Keys: []string{transactionReference: "transaction_reference", qrID: "qr_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return DBSAccount{at, v.At(transactionReference), v.At(qrID)}
	},
	Examples: []network.Example{{Values: []string{transactionReference: "1234567890", qrID: "0000000001"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (a DBSAccount) LogValue() slog.Value { return network.LogAccount(a) }

// Table implements [network.Account].
func (a DBSAccount) Table() (*network.Kind, []string) {
	return dbs, []string{transactionReference: a.TransactionReference, qrID: a.QRID}
}
