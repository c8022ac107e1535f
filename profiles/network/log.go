package network

import (
	"fmt"
	"iter"
	"log/slog"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
)

// An account in a log line tells its network and where it stood, and not whom it
// pays. Every type here and in the packages of networks that can hold such data
// implements [slog.LogValuer].
//
// slog asks a value for its masked form, and never what is inside a slice, a map
// or a struct of the caller's: those are logged in clear. Log their elements one
// by one, or with [LogAccounts].

// LogAccount is how an account is logged: network, path and fields, each value
// masked but for GUIDs. The LogValue method of an account type returns it.
func LogAccount(a Account) slog.Value {
	attrs := []slog.Attr{slog.String("network", Slug(a))}
	if at := a.Anchor(); !at.IsZero() {
		attrs = append(attrs, slog.String("path", at.String()))
	}
	fields := Fields(a)
	if u, ok := a.(Unknown); ok {
		fields = u.withValue()
	}
	return slog.GroupValue(append(attrs, slog.Attr{Key: "fields", Value: LogFields(fields)})...)
}

// LogAccounts is how several accounts are logged: a group with one account under
// each of the keys 1, 2 and so on.
func LogAccounts(accounts ...Account) slog.Value {
	var attrs []slog.Attr
	for i, a := range accounts {
		if a != nil {
			attrs = append(attrs, slog.Attr{Key: strconv.Itoa(i + 1), Value: LogAccount(a)})
		}
	}
	return slog.GroupValue(attrs...)
}

// LogFields is how fields are logged: a group of their keys, with the values
// masked but for GUIDs.
func LogFields(fields iter.Seq2[string, string]) slog.Value {
	var attrs []slog.Attr
	for key, value := range fields {
		attrs = append(attrs, slog.String(openKey(key), masked(key, value)))
	}
	return slog.GroupValue(attrs...)
}

// longestMask is the characters of the longest mask, those of the largest object.
const longestMask = 99

// Masked hides a value: an asterisk for each of its characters, and 99 for one
// that is longer than an object can be.
func Masked(value string) string {
	n := 0
	for range value {
		if n++; n == longestMask {
			break
		}
	}
	return strings.Repeat("*", n)
}

// masked hides the value of a field, unless the field is a GUID and in form is one.
func masked(key, value string) string {
	if (key == "guid" || strings.HasSuffix(key, "_guid")) && emvqr.NamesNetwork(value) {
		return value
	}
	return Masked(value)
}

// openKey is a key as it may be logged. Those of tables are letters and
// underscores, some with two digits of an id at the end; the keys of a link can be
// any text, an account among them.
func openKey(key string) string {
	word := strings.TrimRight(key, "0123456789")
	isWord := word != "" && strings.Trim(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz_") == ""
	if !isWord || len(key)-len(word) > 2 || len(key) > longestKey {
		return Masked(key)
	}
	return key
}

// longestKey is more than the characters of any key of a table.
const longestKey = 32

// LogValue implements [slog.LogValuer], masked; see [LogAccount].
func (u Unknown) LogValue() slog.Value { return LogAccount(u) }

// withValue are the fields, with the content of the object as "value".
func (u Unknown) withValue() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if u.GUID == "" || yield("guid", u.GUID) {
			yield("value", u.Value)
		}
	}
}

// LogValue implements [slog.LogValuer] with the paths, as in "26,51". An account
// type that embeds a Location and has no LogValue of its own is logged by it, and
// so tells nothing that is private.
func (l Location) LogValue() slog.Value {
	var paths []string
	for p := range l.Paths() {
		paths = append(paths, p.String())
	}
	return slog.StringValue(strings.Join(paths, ","))
}

// LogValue implements [slog.LogValuer]: key=value, with the value masked.
func (f FieldValue) LogValue() slog.Value {
	return slog.StringValue(openKey(f.Key) + "=" + masked(f.Key, f.Value))
}

// LogValue implements [slog.LogValuer]: how many values there are, and none of them.
func (v Values) LogValue() slog.Value {
	n := 0
	for i := range v.at {
		if v.At(i) != "" {
			n++
		}
	}
	return slog.IntValue(n)
}

// LogValue implements [slog.LogValuer] with the fields masked and the findings by
// their rules.
func (d Decoded) LogValue() slog.Value {
	fields := func(yield func(string, string) bool) {
		for _, f := range d.Fields {
			if !yield(f.Key, f.Value) {
				return
			}
		}
	}
	attrs := []slog.Attr{slog.Bool("sound", d.Sound), {Key: "fields", Value: LogFields(fields)}}
	if d.Account != nil {
		attrs = append(attrs, slog.Attr{Key: "account", Value: LogAccount(d.Account)})
	}
	var rules []string
	for _, f := range d.Findings {
		rules = append(rules, f.Rule)
	}
	return slog.GroupValue(append(attrs, slog.String("findings", strings.Join(rules, ",")))...)
}

// LogValue implements [slog.LogValuer]: path=value, with the value masked.
func (w Want) LogValue() slog.Value {
	return slog.StringValue(w.Path.String() + "=" + Masked(w.Value))
}

// LogValue implements [slog.LogValuer]: the places and the object, masked but for
// its GUID.
func (p Part) LogValue() slog.Value {
	return slog.GroupValue(slog.String("places", Ranges(p.Places)), slog.Attr{Key: "data", Value: logData(p.Data)})
}

func logData(d emvqr.Data) slog.Value {
	if len(d.Template) == 0 {
		return slog.StringValue(Masked(d.Value))
	}
	var attrs []slog.Attr
	for _, inner := range d.Template {
		value := logData(inner)
		if inner.ID == 0 {
			value = slog.StringValue(masked("guid", inner.Value))
		}
		attrs = append(attrs, slog.Attr{Key: fmt.Sprintf("%02d", inner.ID), Value: value})
	}
	return slog.GroupValue(attrs...)
}
