package argentina

import (
	"log/slog"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Order is an order of a web shop at MODO. It names no account: the wallet asks MODO
// whom and what it pays, so nobody is paid by the code alone.
type Order struct {
	network.Location
	// Service is the reverse domain of MODO's service, ID its number of the order.
	Service, ID string
}

var modo = []string{"ar.com.modo.decidir", "ar.com.modo.decidir-plus"}

const (
	service = iota
	orderID
)

// ShopOrder is the order's table.
var ShopOrder = &network.Kind{
	Network: Slug, Key: "order", Name: "Order of MODO's", Role: network.Identity, Single: true,
	Objects: []*network.Object{{
		Key: "order", Name: "Order of MODO's", At: network.At(26),
		By: []network.Mark{{At: network.Between(26, 49), GUIDs: modo}},
		Rows: []network.Row{
			{At: network.In(0), Key: "service", Name: "Service", Hidden: true},
			{At: network.In(1), Key: "order_id", Name: "Order ID", ID: "ARGENTINA-ORDER-ID", Presence: network.Mandatory},
		},
	}, {
		Key: "order_data", Name: "Data of the order", At: network.Between(80, 81), Many: true,
		By: []network.Mark{{GUIDs: modo, Beside: []string{"order"}}},
	}},
	Keys: []string{service: "service", orderID: "order_id"},
	Make: func(_ *network.Kind, at network.Location, v *network.Values) network.Account {
		return Order{at, v.At(service), v.At(orderID)}
	},
	Examples: []network.Example{{Values: []string{service: "ar.com.modo.decidir", orderID: "T00000000000000000000000001"}}},
}

// LogValue implements [slog.LogValuer], masked; see [network.LogAccount].
func (o Order) LogValue() slog.Value { return network.LogAccount(o) }

// Table implements [network.Account].
func (o Order) Table() (*network.Kind, []string) {
	return ShopOrder, []string{service: o.Service, orderID: o.ID}
}
