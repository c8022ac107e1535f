package profiles

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/native"
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
	hosts = append(append(hosts, foreignHosts...), listedHosts...)
	s.hosts = host.NewTable(hosts...)
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
var foreignLookalike = native.Lookalike

// foreignHosts are the guarded hosts of the forms that belong to no network, listedHosts
// the others. For one of confidence C, a look-alike is a warning.
var foreignHosts, listedHosts = foreign()

func foreign() (guarded, listed []host.Host) {
	for _, h := range native.Hosts() {
		if h.Rule.ID == foreignLookalike.ID {
			guarded = append(guarded, h)
		} else {
			listed = append(listed, h)
		}
	}
	return guarded, listed
}
