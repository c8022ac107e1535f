package unionpay

import "strings"

// iinBCCard is BC Card of Korea, the one acquirer known to pad on the right with
// zeros, to the numbers of nine digits that its own API uses.
const (
	iinBCCard            = "26000410"
	merchantLengthBCCard = 9
)

// TrimmedMerchantID is the merchant id without padding, for people to read and
// to look up. Blanks and asterisks are taken off at both ends, zeros in front,
// and zeros behind only where the acquirer is known to pad so (BC Card). An id
// that itself begins with zeros loses them, so two merchants of one acquirer are
// the same only if MerchantID is.
func (a Account) TrimmedMerchantID() string {
	id := strings.Trim(a.MerchantID, " *")
	if a.AcquirerIIN == iinBCCard && len(id) > merchantLengthBCCard {
		id = id[:merchantLengthBCCard] + strings.TrimRight(id[merchantLengthBCCard:], "0")
	}
	if bare := strings.TrimLeft(id, "0"); bare != "" {
		return bare
	}
	return id
}
