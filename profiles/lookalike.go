package profiles

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Lookalike is the format of a link to a host that looks like one of a network's
// and is not. It is named so that no one pays by it, and belongs to no network.
const Lookalike = "lookalike"

// guardHosts collects the hosts of the set's networks and those of the forms that
// belong to none.
func (s *Set) guardHosts() {
	var hosts []host.Host
	for _, n := range s.networks {
		hosts = append(hosts, n.Hosts...)
	}
	s.hosts = host.NewTable(append(hosts, foreignHosts...)...)
	s.lookalike = network.Native{Format: Lookalike, Kind: network.UnknownKind, Read: s.readLookalike}
}

func (s *Set) readLookalike(text string) network.Decoded {
	j := s.hosts.Judge(text)
	if j.Verdict != host.Lookalike {
		return network.Decoded{}
	}
	return network.Decoded{
		Fields:   []network.FieldValue{{Key: "host", Value: j.Found}, {Key: "looks_like", Value: j.Host.Name}},
		Findings: []emvqr.Finding{j.Finding()},
	}
}

// judgeHosts judges the links in all accounts, whoever's they are. A network that has
// a rule of its own about look-alikes of its hosts has said so already. It reports
// whether yield wants more.
func (s *Set) judgeHosts(code emvqr.Code, yield func(emvqr.Finding) bool) bool {
	if !strings.Contains(code.String(), "//") {
		return true // as nearly all codes
	}
	for o := range code.All() {
		if !isOwned(o.Path.Root()) || !strings.Contains(o.Value, "//") || o.IsTemplate() {
			continue
		}
		j := s.hosts.Judge(o.Value)
		if j.Verdict != host.Lookalike || s.hasSaid(code, j.Host.Rule, o) {
			continue
		}
		f := j.Finding()
		f.Path, f.Offset = o.Path, o.Offset
		if !yield(f) {
			return false
		}
	}
	return true
}

// hasSaid reports whether the network of the rule has the object that o is in, and
// judges it by that rule itself.
func (s *Set) hasSaid(code emvqr.Code, rule emvqr.Rule, o emvqr.Object) bool {
	for c := range s.Claims(code) {
		if c.Path.Root() == o.Path.Root() && c.Network != nil && c.Network.Slug == rule.Network {
			return c.Object.Asks(rule.ID)
		}
	}
	return false
}

// foreignLookalike is broken by look-alikes of hosts that belong to no network of
// the library.
var foreignLookalike = emvqr.Rule{
	ID: "LINK-HOST-LOOKALIKE", Layer: emvqr.Checked, Severity: emvqr.Error,
	Sentence: "A link whose host looks like that of a payment form leads to that host.",
	Citation: "a link pays whoever owns its host", Confidence: emvqr.ConfidenceB, Effect: emvqr.Refuses,
}

// foreignHosts are the hosts of the forms that belong to no network. For one of
// confidence C, a look-alike is a warning.
var foreignHosts = []host.Host{
	{Name: "qr.nspk.ru", Domain: "nspk.ru", Rule: foreignLookalike, Source: "five published links", Confidence: emvqr.ConfidenceB},
	{Name: "qr.kaspi.kz", Domain: "kaspi.kz", Rule: foreignLookalike, Source: "published links", Confidence: emvqr.ConfidenceB},
	{Name: "pay.kaspi.kz", Domain: "kaspi.kz", Rule: foreignLookalike, Source: "published links", Confidence: emvqr.ConfidenceB},
	{Name: "qr.kakaopay.com", Domain: "kakaopay.com", Word: "kakaopay", Rule: foreignLookalike, Source: "three published links", Confidence: emvqr.ConfidenceC},
	{Name: "qr.payme.hsbc.com.hk", Domain: "hsbc.com.hk", Rule: foreignLookalike, Source: "a published link", Confidence: emvqr.ConfidenceB},
	{Name: "payme.hsbc", Domain: "payme.hsbc", Rule: foreignLookalike, Source: "a published link", Confidence: emvqr.ConfidenceC},
	{Name: "wx.tenpay.com", Domain: "tenpay.com", Word: "tenpay", Rule: foreignLookalike, Source: "the WeChat app", Confidence: emvqr.ConfidenceB},
	{Name: "payapp.weixin.qq.com", Domain: "qq.com", Rule: foreignLookalike, Source: "the WeChat app", Confidence: emvqr.ConfidenceB},
	{Name: "payapp.wechatpay.cn", Domain: "wechatpay.cn", Rule: foreignLookalike, Source: "the WeChat app", Confidence: emvqr.ConfidenceB},
}
