package mercadopago

import (
	"strings"

	"github.com/openmerchantqr/emvqr/profiles/network"
)

var link = network.FormatOf("a link with https://", func(v string) bool {
	host, ok := strings.CutPrefix(v, "https://")
	return ok && host != "" && host[0] != '/' && network.Ans.Holds(v) && !strings.Contains(v, " ")
}).Cleaned(strings.TrimSpace)

var uuid = network.FormatOf("a UUID with hyphens", func(v string) bool {
	if len(v) != 36 {
		return false
	}
	for i := range len(v) {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (v[i] == '-') || !dash && !network.Hex.Holds(v[i:i+1]) {
			return false
		}
	}
	return true
})
