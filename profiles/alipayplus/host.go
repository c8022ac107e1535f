package alipayplus

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

const ownership = "a link pays whoever owns its host"

// The rules about the host of a link, in a code and on its own.
var (
	lookalike = emvqr.Rule{
		ID: "ALIPAYPLUS-LINK-HOST-LOOKALIKE", Layer: emvqr.Checked, Severity: emvqr.Error,
		Sentence: "A link whose host looks like one of Alipay's leads to that host.",
		Citation: ownership, Network: "alipayplus", Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
	}
	// unknownHost is no fault: partners have hosts of their own, and no public
	// list names them.
	unknownHost = emvqr.Rule{
		ID: "ALIPAYPLUS-LINK-HOST-UNKNOWN", Layer: emvqr.Checked, Severity: emvqr.Info,
		Sentence: "A link leads to a host that is known to be of Alipay or of a partner of Alipay+.",
		Citation: ownership, Network: "alipayplus", Confidence: emvqr.ConfidenceB, Effect: emvqr.Doubt,
	}
)

// hosts are Alipay's and Alipay+'s own, and those of partners that were met.
var hosts = []host.Host{
	{Name: alipayHost, Domain: "alipay.com", Word: "alipay", Rule: lookalike, Source: realCodes, Confidence: emvqr.ConfidenceB},
	{Name: pageHost, Domain: "alipay.com", Word: "alipay", Rule: lookalike, Source: "published order codes", Confidence: emvqr.ConfidenceB},
	{Name: hongKongHost, Domain: "alipay.hk", Word: "alipay", Rule: lookalike, Source: "published codes of AlipayHK", Confidence: emvqr.ConfidenceB},
	{Name: "docs.alipayplus.com", Domain: "alipayplus.com", Source: docs, Confidence: emvqr.ConfidenceA},
	{Name: "payqr.gcash.com", Domain: "gcash.com", Source: "a code of the Philippines", Confidence: emvqr.ConfidenceC},
	{Name: "app.wepayez.com", Domain: "wepayez.com", Source: "a code of Indonesia", Confidence: emvqr.ConfidenceC},
}

const (
	alipayHost = "qr.alipay.com"
	pageHost   = "global.alipay.com"
	// hongKongHost is AlipayHK's.
	hongKongHost = "qr.alipay.hk"
)

var table = host.NewTable(hosts...)

// httpsFault judges a link in a code, for [network.Check.Fault]. What is wrong
// with its host is for the rules about hosts to say.
func httpsFault(text string) string {
	if _, _, ok := splitLink(text); !ok && table.Judge(text).Verdict != host.Lookalike {
		return "not a plain https link"
	}
	return ""
}

// They judge the host of a link in a code.
var (
	lookalikeCheck = hostCheck("HOST-LOOKALIKE", lookalike, "https://qr.a1ipay.com/x", func(j host.Judgment) string { return j.Message })
	unknownCheck   = hostCheck("HOST-UNKNOWN", unknownHost, "https://shop.example/x", unknownMessage)
)

func hostCheck(name string, rule emvqr.Rule, breaks string, fault func(host.Judgment) string) []*network.Check {
	return []*network.Check{{
		Name: name, Sentence: rule.Sentence, Breaks: breaks,
		Fault: func(link string) string { return fault(table.Judge(link)) },
		Fact:  network.Fact{Severity: rule.Severity, Effect: rule.Effect, Source: rule.Citation, Confidence: rule.Confidence},
	}}
}

// unknownMessage is "" for a host that is known, and for what is no link.
func unknownMessage(j host.Judgment) string {
	if j.Verdict != host.Unknown || j.Found == "" {
		return ""
	}
	return fmt.Sprintf("the host %+q is not known to be of Alipay or of a partner of Alipay+; whether wallets pay by it is not established", j.Found)
}
