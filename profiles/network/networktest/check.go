package networktest

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/network/host"
)

// Check proves the table of a network: each kind's example is written, found again
// and sound; each field is set by its key and read back in the Go field of that
// name; each row is broken, and its rule says so.
func Check(t *testing.T, n *network.Network) {
	t.Helper()
	s, err := network.NewSet(n)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range n.Kinds {
		if k.Make == nil || k.ReadOnly {
			continue
		}
		t.Run(k.Key, func(t *testing.T) {
			if len(k.Examples) == 0 {
				t.Fatalf("%s:%s has no example", k.Network, k.Key)
			}
			for i := range k.Examples {
				checkExample(t, s, k, &k.Examples[i])
				checkFields(t, k, &k.Examples[i])
			}
		})
	}
	checkRules(t, s, n)
}

func checkExample(t *testing.T, s *network.Set, k *network.Kind, e *network.Example) {
	t.Helper()
	code, err := Sound(s, k, e)
	if err != nil {
		t.Fatal(err)
	}
	for f := range s.Validate(code) {
		if f.Severity >= emvqr.Warning && !slices.Contains(e.Finds, f.Rule) {
			t.Errorf("the example has a finding: %v\n%s", f, code)
		}
	}
	var found []network.Account
	for a := range s.Accounts(code) {
		if network.Slug(a) == k.Network {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		t.Fatalf("the example is %d accounts, expected one: %s", len(found), code)
	}
	got, values := found[0].Table()
	_, want := Account(k, e).Table()
	if got != k || !slices.Equal(values, want) {
		t.Errorf("the example is read as %s %q, expected %s %q", got.Key, values, k.Key, want)
	}
}

// checkFields sets each field by its key.
func checkFields(t *testing.T, k *network.Kind, e *network.Example) {
	t.Helper()
	for i, key := range k.Keys {
		row := k.Row(key)
		if row.Hidden || i >= len(e.Values) || e.Values[i] == "" {
			continue
		}
		value := e.Values[i]
		shown := value
		if row.Format != nil && row.Format.Show != nil {
			shown = row.Format.Show(value)
		}
		a, err := k.New(network.FieldValue{Key: key, Value: shown})
		if err != nil {
			t.Errorf("%s: %v", key, err)
			continue
		}
		if _, values := a.Table(); values[i] != value {
			t.Errorf("%s is set to %q and read back as %q", key, value, values[i])
		}
		for f, v := range network.Fields(a) {
			if f == key && v != shown {
				t.Errorf("%s is set to %q and shown as %q", key, shown, v)
			}
		}
		if name := fieldOf(a); name != "" && !named(name, key) {
			t.Errorf("the value of %s is in the Go field %s", key, name)
		}
	}
}

// fieldOf is the name of the only field of an account that holds a text; "" where
// several do.
func fieldOf(a network.Account) (name string) {
	v := reflect.ValueOf(a)
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String && f.String() != "" {
			if name != "" {
				return ""
			}
			name = v.Type().Field(i).Name
		}
	}
	return name
}

// named reports whether a Go field is the one of a key: biller_id is BillerID, and
// merchant_id may be ID in a type that has one id.
func named(field, key string) bool {
	return strings.HasSuffix(strings.ReplaceAll(key, "_", ""), strings.ToLower(field))
}

// checkRules breaks the rows and asks for their rules. A row that its own mark needs
// may make the object nobody's; then no account must be left.
func checkRules(t *testing.T, s *network.Set, n *network.Network) {
	t.Helper()
	broken := map[string]bool{}
	for b := range Broken(s, n) {
		if broken[b.Rule] = true; b.Text == "" {
			continue
		}
		code, err := emvqr.Parse(b.Text)
		if err != nil {
			t.Errorf("%s: %v", b.How, err)
			continue
		}
		if !finds(s, code, b.Rule) && owns(s, code, n, &b) {
			t.Errorf("%s: %s is not found in %s", b.How, b.Rule, b.Text)
		}
	}
	for r := range n.Catalogue() {
		if !broken[r.ID] && !byCode(n, r.ID) {
			t.Errorf("no example can be broken so that %s is: %s", r.ID, r.Sentence)
		}
	}
}

func finds(s *network.Set, code emvqr.Code, rule string) bool {
	for f := range s.Validate(code) {
		if f.Rule == rule {
			return true
		}
	}
	return false
}

// owns reports whether the network still has as many objects as the example has.
func owns(s *network.Set, code emvqr.Code, n *network.Network, b *Break) bool {
	sound, _ := Sound(s, b.Kind, b.Example)
	return count(s, code, n) >= count(s, sound, n)
}

func count(s *network.Set, code emvqr.Code, n *network.Network) (count int) {
	for c := range s.Claims(code) {
		if c.Network == n {
			count++
		}
	}
	return count
}

// byCode reports whether a rule is one that no row says, which has tests of its own.
func byCode(n *network.Network, id string) bool {
	native := slices.ContainsFunc(n.Natives, func(f network.Native) bool {
		return slices.ContainsFunc(f.Rules, func(r emvqr.Rule) bool { return r.ID == id }) ||
			slices.ContainsFunc(f.Blocks, func(b *network.Block) bool { return hasRule(b, id) })
	})
	native = native || slices.ContainsFunc(n.Hosts, func(h host.Host) bool { return h.Rule.ID == id })
	return native || strings.HasSuffix(id, "-TWO-ACCOUNTS") || slices.ContainsFunc(n.Rules, func(r network.Rule) bool { return r.ID == id }) || isGroup(n, id)
}

func hasRule(b *network.Block, id string) bool {
	for r := range b.Catalogue() {
		if r.ID == id {
			return true
		}
	}
	return false
}

// isGroup reports whether a rule counts values.
func isGroup(n *network.Network, id string) bool {
	named := func(groups []network.Exactly) bool {
		return slices.ContainsFunc(groups, func(e network.Exactly) bool { return e.ID == id })
	}
	for _, k := range n.Kinds {
		if named(k.Exactly) || slices.ContainsFunc(k.Objects, func(o *network.Object) bool { return named(o.Exactly) }) {
			return true
		}
	}
	return false
}
