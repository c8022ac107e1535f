package mercadopago

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

var link = network.FormatOf("a link with https://", func(v string) bool {
	host, ok := strings.CutPrefix(v, "https://")
	return ok && host != "" && host[0] != '/' && network.Ans.Holds(v) && !strings.Contains(v, " ")
}).Cleaned(strings.TrimSpace)
