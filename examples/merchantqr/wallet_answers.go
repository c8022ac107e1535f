package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// walletFlag is the flag for a wallet.
const walletFlag = "wallet"

func walletNames() (names []string) {
	for w := range wallet.Known().Wallets() {
		names = append(names, w.Name)
	}
	return names
}

// walletsNamed are the wallets with these names.
func walletsNamed(names []string) (found []wallet.Wallet, err error) {
	for _, name := range names {
		w, err := wallet.Known().Lookup(name)
		if err != nil {
			return nil, noWallet(err)
		}
		found = append(found, w)
	}
	return found, nil
}

// noWallet is about a name that no wallet has, or several have.
func noWallet(err error) error {
	message := strings.TrimPrefix(err.Error(), "wallet: ")
	var name *wallet.NameError
	if errors.As(err, &name) && name.Unknown && len(name.Candidates) == 0 {
		message += "; merchantqr wallets lists them"
	}
	return errors.New(message)
}

// walletsAmong are the wallets that somebody listed, none where networks are meant. A
// slug is a network's, and so is what looks like nothing that is known.
func walletsAmong(listed []string) (found []wallet.Wallet, err error) {
	slug := ""
	for _, name := range listed {
		if isSlug(name) {
			slug = name
			continue
		}
		w, err := wallet.Known().Lookup(name)
		var wrong *wallet.NameError
		switch {
		case err == nil:
			found = append(found, w)
		case errors.As(err, &wrong) && len(wrong.Candidates) > 0:
			return nil, noWallet(err)
		case isSlugLike(name), meantSlug(name) != "":
			slug = name
		default:
			return nil, noWallet(err)
		}
	}
	if slug != "" && len(found) > 0 {
		return nil, fmt.Errorf("--wallet takes networks or the names of wallets, not both: %+q is a wallet, and %+q is taken for a network", found[0].Name, slug)
	}
	return found, nil
}

// isSlug reports whether it is that of a network, be it known by name alone.
func isSlug(text string) bool {
	if _, ok := profiles.Lookup(text); ok {
		return true
	}
	for u := range profiles.UndecodedNetworks() {
		if u.Slug == text {
			return true
		}
	}
	return false
}

func isSlugLike(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') })
}

// readableByWallets answers for wallets, whatever the payload is.
func readableByWallets(command *cobra.Command, args, names []string, judgedAt *clock, asJSON bool) error {
	apps, err := walletsNamed(namedOnce(names))
	if err != nil {
		return err
	}
	if len(apps) == 0 {
		return errors.New("--wallet names no wallet, as in --wallet gcash")
	}
	verdicts, sum, err := verdictsOf(command, args, apps, judgedAt)
	if err != nil {
		return err
	}
	var dst []byte
	for _, v := range verdicts {
		if asJSON {
			dst = appendVerdictJSON(dst, &v)
		} else {
			dst = appendVerdict(dst, &v)
		}
	}
	_, err = command.OutOrStdout().Write(dst)
	return outcome(sum, err)
}

func verdictsOf(command *cobra.Command, args []string, apps []wallet.Wallet, judgedAt *clock) (verdicts []wallet.Verdict, sum tally, err error) {
	text, err := onePayload(command, args)
	if err != nil {
		return nil, sum, err
	}
	known := judgedAt.networks()
	seen := known.Examine(text)
	defer seen.Close()
	tellWrapped(command, seen.Scan())
	sum.count(seen.OK(), seen.Findings(), false)
	for _, w := range apps {
		verdicts = append(verdicts, wallet.Known().TakesText(known, w, text))
	}
	return verdicts, sum, nil
}

func appendVerdict(dst []byte, v *wallet.Verdict) []byte {
	dst = fmt.Appendf(dst, "%s: %s%s\n", v.Wallet, v.Answer, by(v.Network, v.At))
	for _, why := range v.Why {
		dst = fmt.Appendf(dst, "  %s\n", escapeMessage(why.String()))
	}
	for _, p := range v.Passed {
		dst = fmt.Appendf(dst, "  passed over%s: %s\n", by(p.Network, p.At), p.Answer)
		for _, why := range p.Why {
			dst = fmt.Appendf(dst, "    %s\n", escapeMessage(why.String()))
		}
	}
	return dst
}

// by is the network of an answer and where it is in the code.
func by(slug string, at emvqr.Path) string {
	switch {
	case slug == "":
		return ""
	case at.IsZero():
		return ", " + slug
	}
	return fmt.Sprintf(", %s in %s", slug, at)
}

func appendVerdictJSON(dst []byte, v *wallet.Verdict) []byte {
	dst = emvqr.AppendJSONString(append(dst, `{"wallet":`...), v.Wallet.Name)
	dst = appendTexts(append(dst, `,"countries":`...), v.Wallet.Countries)
	dst = appendMember(dst, "answer", v.Answer.String())
	dst = appendMember(dst, "network", v.Network)
	dst = appendPath(append(dst, `,"path":`...), v.At)
	dst = appendMember(dst, "to", v.To)
	dst = appendReasons(append(dst, `,"why":`...), v.Why)
	dst = append(dst, `,"passed":[`...)
	for i, p := range v.Passed {
		dst = emvqr.AppendJSONString(append(appendComma(dst, i), `{"network":`...), p.Network)
		dst = appendPath(append(dst, `,"path":`...), p.At)
		dst = appendMember(dst, "answer", p.Answer.String())
		dst = append(appendReasons(append(dst, `,"why":`...), p.Why), '}')
	}
	return append(dst, "]}\n"...)
}

// appendReasons appends reasons, each with the members of its fact that it has.
func appendReasons(dst []byte, all []wallet.Reason) []byte {
	dst = append(dst, '[')
	for i, why := range all {
		dst = emvqr.AppendJSONString(append(appendComma(dst, i), `{"says":`...), why.Says)
		for _, m := range [...]struct{ key, value string }{{"from", why.From}, {"to", why.To}} {
			if m.value != "" {
				dst = appendMember(dst, m.key, m.value)
			}
		}
		dst = append(appendFact(dst, &why.Fact), '}')
	}
	return append(dst, ']')
}

func appendFact(dst []byte, f *wallet.Fact) []byte {
	for _, m := range [...]struct{ key, value string }{
		{"since", string(f.Since)}, {"seen", string(f.Seen)}, {"until", string(f.Until)}, {"source", f.Source}, {"confidence", f.Confidence.String()},
	} {
		if m.value != "" {
			dst = appendMember(dst, m.key, m.value)
		}
	}
	return dst
}

// routeByWallets takes of several wallets the one with the best answer.
func routeByWallets(command *cobra.Command, args []string, apps []wallet.Wallet, judgedAt *clock, asJSON bool) error {
	verdicts, _, err := verdictsOf(command, args, apps, judgedAt)
	if err != nil {
		return err
	}
	best := 0
	for i := range verdicts {
		if verdicts[i].Answer > verdicts[best].Answer {
			best = i
		}
	}
	v := verdicts[best]
	others := slices.Delete(verdicts, best, best+1)
	if asJSON {
		err = writeWalletRouteJSON(command.OutOrStdout(), &v, others)
	} else {
		err = writeWalletRoute(command.OutOrStdout(), &v, others)
	}
	if err == nil && v.Answer != wallet.Yes {
		return errNotOK
	}
	return err
}

// decided is what the wallet of a verdict should do. To pay is said for a yes alone.
func decided(v *wallet.Verdict) string {
	switch {
	case v.Answer == wallet.No, v.Network == "":
		return decidedRefuse
	case v.Answer == wallet.Yes:
		return decidedPay
	}
	return decidedAsk
}

func writeWalletRoute(to io.Writer, v *wallet.Verdict, others []wallet.Verdict) error {
	var dst []byte
	switch decided(v) {
	case decidedRefuse:
		dst = fmt.Appendf(dst, "there is nothing in this code that %s can pay: %s\n", v.Wallet, v.Answer)
	case decidedPay:
		dst = appendWalletPayee(append(dst, "pay "...), v)
	case decidedAsk:
		dst = appendWalletPayee(append(dst, "ask before you pay "...), v)
	}
	for _, why := range v.Why {
		dst = fmt.Appendf(dst, "because %s\n", escapeMessage(why.String()))
	}
	if v.Routing.Note != "" {
		dst = fmt.Appendf(dst, "note: %s\n", escapeMessage(v.Routing.Note))
	}
	for _, p := range v.Passed {
		dst = fmt.Appendf(dst, "passed over%s: %s\n", by(p.Network, p.At), p.Answer)
	}
	for _, o := range others {
		dst = fmt.Appendf(dst, "passed over %s: %s%s\n", o.Wallet, o.Answer, by(o.Network, o.At))
	}
	_, err := to.Write(dst)
	return err
}

func appendWalletPayee(dst []byte, v *wallet.Verdict) []byte {
	dst = fmt.Appendf(dst, "with %s, %s%s\n", v.Wallet, v.Answer, by(v.Network, v.At))
	if v.Account != nil {
		for key, value := range network.Fields(v.Account) {
			dst = fmt.Appendf(dst, "  %s = %s\n", key, shownValue(value))
		}
	}
	return dst
}

func writeWalletRouteJSON(to io.Writer, v *wallet.Verdict, others []wallet.Verdict) error {
	decision := decided(v)
	dst := append(append([]byte(`{"decision":"`), decision...), '"')
	dst = appendMember(dst, "wallet", v.Wallet.Name)
	dst = appendMember(dst, "answer", v.Answer.String())
	dst = appendMember(dst, "network", v.Network)
	dst = appendPath(append(dst, `,"path":`...), v.At)
	for _, key := range []string{decidedPay, decidedAsk} {
		dst = append(append(append(dst, `,"`...), key...), `":`...)
		if decision == key && v.Account != nil {
			dst = appendAccount(dst, v.Account)
		} else {
			dst = append(dst, "null"...)
		}
	}
	dst = appendTexts(append(dst, `,"reasons":`...), reasonTexts(v.Why))
	if v.Routing.Note != "" {
		dst = appendMember(dst, "note", v.Routing.Note)
	}
	dst = append(dst, `,"passed":[`...)
	for i, p := range v.Passed {
		dst = emvqr.AppendJSONString(append(appendComma(dst, i), `{"network":`...), p.Network)
		dst = appendMember(dst, "answer", p.Answer.String())
		dst = append(appendTexts(append(dst, `,"why":`...), reasonTexts(p.Why)), '}')
	}
	dst = append(dst, `],"wallets":[`...)
	for i, o := range others {
		dst = emvqr.AppendJSONString(append(appendComma(dst, i), `{"wallet":`...), o.Wallet.Name)
		dst = appendMember(dst, "answer", o.Answer.String())
		dst = append(appendTexts(append(dst, `,"why":`...), reasonTexts(o.Why)), '}')
	}
	_, err := to.Write(append(dst, "]}\n"...))
	return err
}

func reasonTexts(all []wallet.Reason) (texts []string) {
	for _, why := range all {
		texts = append(texts, why.String())
	}
	return texts
}
