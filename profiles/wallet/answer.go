package wallet

import (
	"fmt"
	"log/slog"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Answer says whether a wallet takes a code.
type Answer uint8

const (
	// No: it is known not to, or somebody else may be paid.
	No Answer = iota
	// NotEstablished: what is known does not say.
	NotEstablished
	// Announced: it will, by a link that no source says has opened.
	Announced
	// Likely: it may by all that is known, which the code alone cannot show, such as
	// whether a hub has enrolled the shop.
	Likely
	// Yes: it does.
	Yes
)

// String is "no", "not established", "announced", "likely" or "yes".
func (a Answer) String() string {
	return [...]string{"no", "not established", "announced", "likely", "yes"}[min(a, Yes)]
}

// MarshalText implements [encoding.TextMarshaler] with the form of String.
func (a Answer) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Reason is a fact behind an answer.
type Reason struct {
	// Ground is what sort of reason it is.
	Ground Ground
	// Says is the reason in a sentence without a full stop.
	Says string
	// Hub is the name of the hub that it tells of, "" for none.
	Hub string
	// From and To are the direction, from the country of the wallet to that of the code,
	// "" for what does not hang on it.
	From, To string
	Fact
}

// String is the reason, its direction and date, and its source.
func (r Reason) String() string {
	text := r.Says
	if r.From+r.To != "" {
		text += fmt.Sprintf("; %s -> %s", anywhere(r.From), anywhere(r.To))
	}
	if when := r.When(); when != "" {
		text += ", " + when
	}
	return fmt.Sprintf("%s (%s; confidence %s)", text, r.Source, r.Confidence)
}

// When is when it holds, in words: "since 2024-04-03".
func (f Fact) When() string {
	switch {
	case f.Since != "" && f.Until != "":
		return fmt.Sprintf("from %s to %s", f.Since, f.Until)
	case f.Since != "":
		return "since " + string(f.Since)
	case f.Until != "":
		return "until " + string(f.Until)
	case f.Seen != "":
		return "as of " + string(f.Seen)
	}
	return ""
}

func anywhere(country string) string {
	if country == "" {
		return "any country"
	}
	return country
}

// Verdict is whether a wallet takes a code.
type Verdict struct {
	Wallet Wallet
	Answer Answer
	// Network is the slug of the network by which it does, or that comes closest; ""
	// for none. Where the text is another form it may be its format.
	Network string
	// At is the root object by which it does, the zero Path for none.
	At emvqr.Path
	// Account is the account to pay; nil where the answer is no, and for a network that
	// the library knows by name alone.
	Account network.Account
	// Routing is what the package profiles says of that network, its note on several
	// accounts included.
	Routing profiles.Routing
	// To is the country of the code, "" where it names none.
	To string
	// Why are the reasons, for a yes too.
	Why []Reason
	// Passed are the other networks of the code.
	Passed []Passed
}

// Passed is a network of a code that was passed over.
type Passed struct {
	Network string
	At      emvqr.Path
	Answer  Answer
	Why     []Reason
}

// LogValue implements [slog.LogValuer]: the account masks itself.
func (v Verdict) LogValue() slog.Value {
	values := []slog.Attr{slog.String("wallet", v.Wallet.Name), slog.String("answer", v.Answer.String()), slog.String("network", v.Network)}
	if v.Account != nil {
		values = append(values, slog.Any("account", network.LogAccount(v.Account)))
	}
	return slog.GroupValue(values...)
}
