package unionpay

import "github.com/openmerchantqr/emvqr/emvqr"

// countries are the countries whose institutions are met in codes, by the last
// four digits of their IIN: 0 and the country's number in ISO 3166-1.
var countries = [...]struct{ ending, alpha2 string }{
	{"0116", "KH"}, // 19740116, 37210116
	{"0144", "LK"}, // 39500144
	{"0344", "HK"}, // 47980344, 25000344 and others
	{"0410", "KR"}, // 26000410, BC Card
	{"0418", "LA"}, // 20310418
	{"0446", "MO"}, // 00520446, which only forwards
	{"0496", "MN"}, // 27940496, 42260496
	{"0524", "NP"}, // 27330524, 32890524
	{"0591", "PA"}, // 34270591
	{"0702", "SG"}, // 48000702, 26020702
	{"0704", "VN"}, // 27200704
	{"0764", "TH"}, // 34300764
}

// AcquirerCountry is the country of the acquirer, read off the last four digits
// of its IIN. It is advice: UnionPay publishes no such rule, it is inferred from
// the institutions met (confidence D), and it is not ok for any other country
// than theirs.
func (a Account) AcquirerCountry() (country emvqr.Country, ok bool) {
	if len(a.AcquirerIIN) != iinLength || !iin.Holds(a.AcquirerIIN) {
		return emvqr.Country{}, false
	}
	for _, c := range countries {
		if a.AcquirerIIN[iinLength-len(c.ending):] == c.ending {
			return emvqr.LookupCountry(c.alpha2)
		}
	}
	return emvqr.Country{}, false
}
