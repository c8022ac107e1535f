package profiles_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log/slog"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

const (
	table   = "a row of a table, the same for every code"
	answers = "slugs and reasons; reasons quote nothing private, which TestNoSampleIsLoggedInClear looks at"
)

// loggedInClear are the exported types that have text in them and no LogValue,
// with the reason.
var loggedInClear = map[string]string{
	"native.Index": table, "network.About": table, "network.FormField": table, "network.Start": table, "profiles.Form": table,
	"alipayplus.Wallet": table, "host.Host": table, "host.Table": table,
	"network.Block": table, "network.Check": table, "network.Cond": table, "network.Demand": table,
	"network.Enforced": table, "network.Exactly": table, "network.Example": table, "network.Fact": table, "network.Format": table,
	"network.Kind": table, "network.Look": table, "network.Lowered": table, "network.Mark": table,
	"network.Native": table, "network.Network": table, "network.Object": table, "network.Place": table,
	"network.Row": table, "network.Rule": table, "network.Set": table, "network.Setting": table,
	"network.Several": table, "network.Sum": table, "network.PayeeType": "a word of a closed list", "profiles.Money": "an amount and a sentence of ours", "network.Entry": table, "profiles.Set": table, "profiles.Undecoded": table, "upi.App": table, "upi.Mode": table,
	"upi.Purpose":   table,
	"qris.Criteria": "the class of a merchant, of a closed list", "qris.Purpose": "what a transfer is for, of a closed list",
	"profiles.Conflict": answers, "profiles.ConflictError": answers, "profiles.Other": answers, "profiles.Acceptance": answers,
	"network.Claim": answers, "networktest.Break": "a code made of a table's examples", "page.Example": "a code made of a table's examples",
	"profiles.Wallet": "the slugs of networks",
	"host.Judgment":   answers,
	"wallet.Date":     table, "wallet.Fact": table, "wallet.Facts": table, "wallet.Home": table, "wallet.Hub": table, "wallet.Link": table,
	"wallet.Member": table, "wallet.Opening": table, "wallet.Quirk": table, "wallet.Table": table, "wallet.Use": table, "wallet.Wallet": table,
	"sentences.Language": "a word of a closed list", "sentences.Part": "a word of a closed list", "wallet.Ground": "a word of a closed list", "wallet.Reason": answers, "wallet.Passed": answers, "wallet.NameError": "the name that was asked for, and rows of a table",
	"explain.Checksum": "the digits that seal a code", "explain.Form": table, "explain.Verdict": answers,
	"upi.RequestError": "an error, logged by its text: rules and their messages",
}

// hasText reports whether a type can hold text, or a type that can. One that
// cannot is a number, a function or an interface.
func hasText(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.StructType:
		return slices.ContainsFunc(e.Fields.List, func(f *ast.Field) bool { return hasText(f.Type) })
	case *ast.ArrayType:
		return hasText(e.Elt)
	case *ast.MapType:
		return hasText(e.Key) || hasText(e.Value)
	case *ast.StarExpr:
		return hasText(e.X)
	case *ast.SelectorExpr:
		return true
	case *ast.Ident:
		return !slices.Contains(numbers, e.Name)
	}
	return false
}

// numbers are the types of the language that hold no text.
var numbers = []string{"bool", "int", "int64", "uint8", "uint16", "uint32", "uint64", "byte", "rune"}

func TestEveryExportedTypeThatHoldsTextMasksItselfInLogs(t *testing.T) {
	var holding, masking []string
	require.NoError(t, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "internal/") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil || file.Name.Name == "main" {
			return err
		}
		for _, declaration := range file.Decls {
			switch d := declaration.(type) {
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() && hasText(s.Type) {
						holding = append(holding, file.Name.Name+"."+s.Name.Name)
					}
				}
			case *ast.FuncDecl:
				if d.Name.Name == "LogValue" {
					receiver, ok := d.Recv.List[0].Type.(*ast.Ident)
					require.True(t, ok, "%s: a LogValue with a pointer receiver is not asked for a value", path)
					masking = append(masking, file.Name.Name+"."+receiver.Name)
				}
			}
		}
		return nil
	}))
	require.Greater(t, len(holding), 30)
	for _, name := range holding {
		_, excused := loggedInClear[name]
		require.True(t, excused || slices.Contains(masking, name), "%s is logged in clear: give it a method such as\n"+
			"\tfunc (a %s) LogValue() slog.Value { return network.LogAccount(a) }\nor a row of loggedInClear with the reason",
			name, name[strings.IndexByte(name, '.')+1:])
		require.False(t, excused && slices.Contains(masking, name), "%s masks itself and needs no row of loggedInClear", name)
	}
	for name := range loggedInClear {
		require.Contains(t, holding, name, "there is no such type any more")
	}
}

// timeless keeps the time out of a log: its digits may be anyone's.
var timeless = &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}}

// log is what a program sees that logs the values, in every way that masks them.
func log(values ...any) string {
	var out strings.Builder
	for _, logger := range []*slog.Logger{
		slog.New(slog.NewTextHandler(&out, timeless)), slog.New(slog.NewJSONHandler(&out, timeless)),
	} {
		for _, v := range values {
			logger.Info("value", "v", v)
			logger.With("with", v).WithGroup("group").Info("grouped", slog.Group("inner", slog.Any("v", v)))
			if reflect.TypeOf(v).Kind() == reflect.Struct {
				p := reflect.New(reflect.TypeOf(v))
				p.Elem().Set(reflect.ValueOf(v))
				logger.Info("pointer", "v", p.Interface())
			}
		}
	}
	return out.String()
}

// secrets collects what must not be in a log.
type secrets []string

// add takes a private value in. Shorter ones are met by chance.
func (s *secrets) add(value string) {
	if utf8.RuneCountInString(value) >= 5 && strings.Trim(value, "*0 ") != "" {
		*s = append(*s, value)
	}
}

func (s *secrets) addFields(a network.Account) {
	for key, value := range network.Fields(a) {
		if !strings.HasSuffix(key, "guid") {
			s.add(value)
		}
	}
}

// absent fails where one of the values is in the text, unless it is in what
// anybody may see.
func (s secrets) absent(t *testing.T, logged, public, where string) {
	t.Helper()
	for _, value := range s {
		if strings.Contains(public, value) {
			continue
		}
		if at := strings.Index(logged, value); at >= 0 {
			require.Fail(t, "logged in clear", "%s: %+q in\n%s", where, value, logged[max(0, at-200):min(len(logged), at+len(value)+100)])
		}
	}
}

// publicOf is what anybody may see: the names of networks, and of a code all but accounts, additional data and
// templates of others.
func publicOf(code emvqr.Code) string {
	var b strings.Builder
	for n := range profiles.Networks() {
		b.WriteString(n.Name + "\n")
	}
	for c := range profiles.Claims(code) {
		if c.Network != nil {
			b.WriteString(c.Network.Name + "\n")
		}
	}
	for o := range code.Objects() {
		if id := o.Path.Root(); id < 2 || id > 51 && id < 62 || id > 62 && id < 65 {
			b.WriteString(o.Value + "\n")
		}
		if guid, ok := o.GUID(); ok && emvqr.NamesNetwork(guid) {
			b.WriteString(guid + "\n")
		}
	}
	return b.String()
}

func secretsOf(code emvqr.Code) (private secrets) {
	for a := range profiles.Accounts(code) {
		private.addFields(a)
		if u, ok := a.(network.Unknown); ok && len(u.Value) > len("0000")+len(u.GUID) {
			private.add(u.Value)
		}
	}
	if additional, ok := code.Object(emvqr.P(62)); ok {
		for o := range additional.Objects() {
			// What the payer is to be asked for and the channel are of closed lists,
			// and messages say what was found there.
			if id := o.Path.ID(); id != 9 && id != 11 {
				private.add(o.Value)
			}
		}
	}
	if code.Masked() != code.String() {
		private.add(code.String())
	}
	return private
}

// yielded are the values that a code leads to.
func yielded(code emvqr.Code) (values []any) {
	values = append(values, code, profiles.Recognize(code.String()))
	p := profiles.Read(code.String(), everyNetwork(), today)
	values = append(values, p, p.Payee, p.Merchant)
	for _, r := range p.Reasons {
		values = append(values, r)
	}
	var accounts []network.Account
	for a := range profiles.Accounts(code) {
		accounts = append(accounts, a)
		values = append(values, a, network.LogAccounts(a, a))
		for _, p := range network.Parts(a) {
			values = append(values, p)
		}
		for w := range network.Wants(a) {
			values = append(values, w)
		}
		if c, ok := a.(cards.Account); ok {
			if src, ok := c.SRC(); ok {
				values = append(values, src)
			}
		}
		for key, value := range network.Fields(a) {
			values = append(values, network.FieldValue{Key: key, Value: value}, network.ValuesOf("", value))
		}
	}
	if v, ok := promptpay.VATOf(code); ok {
		values = append(values, v)
	}
	for r := range profiles.Readable(code) {
		values = append(values, r)
	}
	for f := range profiles.Validate(code) {
		values = append(values, f.Message)
	}
	for _, a := range accounts {
		values = append(values, failures(code, a)...)
	}
	return values
}

// failures are errors about an account and a code that already has it.
func failures(code emvqr.Code, a network.Account) (errs []any) {
	m := emvqr.Merchant{Name: "N", City: "C", MCC: "5812", Country: "FR", Currency: "978"}
	m.Additional = emvqr.AdditionalData{ReferenceLabel: "MERCHANT-REF", TerminalLabel: "MERCHANT-TERMINAL", Purpose: "MERCHANT-WHY"}
	_, composing := profiles.Compose(m, a, a)
	_, adding := profiles.Add(code, a)
	_, removing := profiles.Remove(emvqr.Code{}, a)
	for _, err := range []error{composing, adding, removing} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

func TestNoNativeFormIsLoggedInClear(t *testing.T) {
	texts := []string{
		"|099999999999991\rREF1AAA\rREF2BBB\r12500",
		"004600060000010103014022520240125987654321ABCDEFGH5102TH910417FC",
		"upi://pay?my.shop@bank&johnsmith9876543210=x&pa=shop.name@bank&pn=A&am=10.00&tr=REF12345",
	}
	for _, row := range tsv(t, "../testdata/native.tsv") {
		texts = append(texts, row[1])
	}
	for _, text := range texts {
		private := secrets{text, "my.shop@bank", "johnsmith9876543210"}
		scan := profiles.Recognize(text)
		p := profiles.Read(text, everyNetwork(), today)
		values := []any{scan, network.LogAccounts(), p, p.Payee, p.Merchant}
		if reading, ok := scan.Read(); ok {
			values = append(values, reading)
			for _, f := range reading.Fields {
				values = append(values, f)
				if !slices.Contains(openFields, f.Key) {
					private.add(f.Value)
				}
			}
			for _, f := range reading.Findings {
				values = append(values, f.Message)
			}
			if reading.Account != nil {
				values = append(values, reading.Account)
				private.addFields(reading.Account)
				values = append(values, failures(emvqr.Code{}, reading.Account)...)
			}
		}
		values = append(values, parsed(text)...)
		private.absent(t, log(values...), "", text)
	}
}

// openFields are the fields of native forms that tell nothing of payer, payee or
// bill, and the masked form of which may be met by chance.
var openFields = []string{"action", "mode", "orgid", "mc", "cu", "host", "issuer", "code_is", "opened_by", "wallet", "possibly", "operator", "type", "currency", "country", "version", "kind", "character_set", "initiation", "scheme", "context"}

// parsed are the texts as the types of networks, and the errors of those that are
// none.
func parsed(text string) (values []any) {
	keep := func(v any, err error) {
		if err != nil {
			v = err
		}
		values = append(values, v)
	}
	slip, err := promptpay.ParseSlip(text)
	keep(slip, err)
	barcode, err := promptpay.ParseBarcode(text)
	keep(barcode, err)
	link, err := upi.ParseLink(text)
	keep(link, err)
	for p := range link.Params() {
		values = append(values, p)
	}
	request, _, err := link.Request()
	keep(request, err)
	request.Amount = emvqr.MustAmount("1.00001")
	_, err = request.Encode()
	keep(request, err)
	if l, ok := alipayplus.ParseLink(text); ok {
		values = append(values, l, l.Payload)
	}
	return values
}

func TestNoSampleIsLoggedInClear(t *testing.T) {
	for _, row := range samples(t) {
		code, err := emvqr.Parse(row.payload)
		if err != nil {
			logged := log(profiles.Recognize(row.payload), err)
			secrets{row.payload}.absent(t, logged, "", fmt.Sprintf("line %d", row.line))
			continue
		}
		logged := log(yielded(code)...)
		secretsOf(code).absent(t, logged, publicOf(code), fmt.Sprintf("line %d: %s", row.line, row.payload))
	}
}
