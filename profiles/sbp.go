package profiles

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/query"
)

var oneReading = emvqr.Rule{
	ID: "LINK-ONE-READING", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "All readers take the same amount and currency out of a link, and each comes once.",
	Citation: "WHATWG URL §6.2; the documentation of Android, PHP and Go", Confidence: emvqr.ConfidenceA,
}

// readSBP looks at the checksum of a link of Russia's SBP, and at whether what
// decides about the payment can be read in more than one way.
func readSBP(text string) network.Decoded {
	r := network.Decoded{Sound: sbpHolds(text)}
	path, parameters, _ := strings.Cut(text, "?")
	if why := query.Doubt(parameters, "sum", "cur", "type", "bank", "crc"); why != "" {
		r.Sound = false
		r.Findings = append(r.Findings, network.NewFinding(oneReading, min(len(path)+1, len(text)), why))
	}
	return r
}

// sbpHolds verifies the crc parameter of a link of Russia's SBP: it is over the
// text before "&crc=". A link without one has nothing to verify.
func sbpHolds(text string) bool {
	before, sum, found := strings.Cut(text, "&crc=")
	return !found || strings.EqualFold(sum, hexCRC(before))
}
