package emvqr_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

var _ slog.LogValuer = emvqr.Code{}

// logged is what a program sees that logs a code.
func logged(code emvqr.Code) string {
	var out strings.Builder
	slog.New(slog.NewTextHandler(&out, timeless)).Info("scanned", "code", code)
	_, line, _ := strings.Cut(out.String(), "code=")
	return strings.Trim(strings.TrimSpace(line), `"`)
}

// timeless keeps the time out of a log: its digits may be anyone's.
var timeless = &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}}

func TestALogLineTellsTheNetworkAndTheShopAndNotTheAccount(t *testing.T) {
	code := emvqr.MustParse("00020101021129370016A000000677010111011300668000000005802TH53037646304BAFB")
	require.Equal(t, "00020101021129370016A0000006770101110113*************5802TH53037646304BAFB", logged(code))
}

func TestMaskedHidesWhatIsPrivate(t *testing.T) {
	for _, tt := range []struct{ name, objects, want string }{
		{"a primitive account", "02164000123456789012", "0216****************"},
		{"one that looks like a template", "0216" + "4012888888881881", "0216****************"},
		{"reserved accounts", "0604ABCD" + "1704ABCD", "0604****" + "1704****"},
		{"an account template keeps its GUID", "2640" + "0014BR.GOV.BCB.PIX" + "0118+5511987654321 pix", "2640" + "0014BR.GOV.BCB.PIX" + "0118******************"},
		{"a GUID that comes last", "2622" + "0103REF" + "0011com.example", "2622" + "0103***" + "0011com.example"},
		{"a UUID", "2640" + "0032b5af1f2e4c7d4d0f9a7e1c2d3b4a5f60" + "0100", "2640" + "0032b5af1f2e4c7d4d0f9a7e1c2d3b4a5f60" + "0100"},
		{"an account in the place of the GUID", "2620" + "0016name.x@bank.com1", "2620" + "0016****************"},
		{"digits in the place of the GUID", "2632" + "00280123456789012345678901234567", "2632" + "0028****************************"},
		{"a template in an account", "2628" + "0011com.example" + "5109" + "0005ABCDE", "2628" + "0011com.example" + "5109" + "*********"},
		{"an opaque account", "2605HELLO", "2605*****"},
		{"an empty one", "2600" + "0200", "2600" + "0200"},
		{"additional data", "6220" + "0505INV-7" + "0707A600866", "6220" + "0505*****" + "0707*******"},
		{"62-00 is no GUID", "6215" + "0011com.example", "6215" + "0011***********"},
		{"a payment system in it", "6230" + "5026" + "0011com.example" + "01071234567", "6230" + "5026" + "0011com.example" + "0107*******"},
		{"opaque additional data", "6205HELLO", "6205*****"},
		{"an unreserved template", "8026" + "0011com.example" + "01071234567", "8026" + "0011com.example" + "0107*******"},
		{"an opaque one", "9904ABCD", "9904****"},
		{"a mask as long as what it hides", "8022" + "0011com.example" + "0103Zoë", "8022" + "0011com.example" + "0103***"},
		{"in bytes, where lengths are", "8023" + "0011com.example" + "0104Zoë" + "64170002es0107Señora", "8023" + "0011com.example" + "0104****" + "64170002es0107Señora"},
		{"both of two", "0204ABCD" + "0204EFGH", "0204****" + "0204****"},
		{"reserved ids", "6504ABCD" + "7909ABCDEFGHI", "6504****" + "7909*********"},
		{"what anybody may see", "52045812" + "5303764" + "5406125.00" + "5802TH" + "5912Noodle House" + "6007Bangkok" + "610510110", ""},
		{"a name in another language", "64150002es0105Señor", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code := emvqr.MustParse(seal("000201" + tt.objects))
			want := tt.want
			if want == "" {
				want = tt.objects
			}
			masked := code.Masked()
			require.Equal(t, "000201"+want, masked[:len(masked)-8])
			require.Equal(t, code.String()[len(code.String())-8:], masked[len(masked)-8:], "the checksum is the code's")
			require.Equal(t, paths(emvqr.Diagnose(code.String())), paths(emvqr.Diagnose(masked)), "the text still reads as a code")
			require.Equal(t, masked, code.LogValue().String())
			require.Equal(t, masked, logged(code))
		})
	}
}

func TestMaskedCodeDoesNotParse(t *testing.T) {
	_, err := emvqr.Parse(emvqr.MustParse(annexB7).Masked())
	require.ErrorIs(t, err, emvqr.ErrChecksum)
}

func TestNoRunOfDigitsOfAnAccountSurvivesTheLog(t *testing.T) {
	code := emvqr.MustParse(annexB7)
	line := logged(code)
	for _, private := range []string{"A93FO3230Q", "3230", "12345678", "1234", "A6008667", "ME9"} {
		require.NotContains(t, line, private)
	}
	for _, public := range []string{"D15600000000", "D15600000001", "A011223344998877", "BEST TRANSPORT", "BEIJING", "23.72", "最佳运输"} {
		require.Contains(t, line, public)
	}
}

func TestACodeInsideAnotherLogValueIsMaskedToo(t *testing.T) {
	var out strings.Builder
	logger := slog.New(slog.NewJSONHandler(&out, timeless)).With("scan", emvqr.MustParse(annexB7))
	logger.WithGroup("till").Info("paid", slog.Group("order", "code", emvqr.MustParse(annexB7)))
	require.NotContains(t, out.String(), "12345678")
	require.Equal(t, 2, strings.Count(out.String(), "BEST TRANSPORT"))
}

func TestACodeThatIsNotVerifiedIsMaskedToo(t *testing.T) {
	report := emvqr.Diagnose("0002010216400012345678901263040000")
	code, err := report.Code()
	require.ErrorIs(t, err, emvqr.ErrChecksum)
	require.Equal(t, "0002010216****************63040000", logged(code))
}

// privateValues are the values of a code that no log line may hold: those of the
// objects 02-51, 62 and 65-99 that name no network, as long as chance does not
// make them up and nothing public says the same.
func privateValues(report emvqr.Report) (private []string) {
	var public strings.Builder
	candidates := map[string]bool{}
	for o := range report.Objects() {
		id := o.Path.Root()
		switch {
		case id < 2 || id >= 52 && id <= 61 || id == 63 || id == 64:
			public.WriteString(o.Value + "\n")
		case o.Path.ID() == 0 && o.Path.Depth() > 1 && emvqr.NamesNetwork(o.Value):
			public.WriteString(o.Value + "\n")
		case !o.IsTemplate() || o.Path.Depth() > 1 || id < 26:
			candidates[o.Value] = len(o.Value) > 4 && strings.Trim(o.Value, "*") != ""
		}
	}
	for value, wanted := range candidates {
		if wanted && !strings.Contains(public.String(), value) {
			private = append(private, value)
		}
	}
	return private
}

// holders are all that a program has in its hands that holds what is in a text, by
// value and by pointer.
func holders(text string) map[string]any {
	report := emvqr.Diagnose(text)
	code, _ := report.Code()
	parsed, err := emvqr.Parse(text)
	all := map[string]any{"report": report, "reportPointer": &report, "code": code, "codePointer": &code, "parsed": parsed}
	if err != nil {
		all["syntaxError"] = err
	}
	for i, f := range report.Findings {
		all[fmt.Sprint("finding", i)], all[fmt.Sprint("findingPointer", i)] = f, &f
	}
	for i, r := range report.Repairs {
		all[fmt.Sprint("repair", i)] = r
	}
	m := emvqr.Merchant{MCC: code.MerchantCategoryCode(), Currency: code.CurrencyCode(), Country: code.CountryCode(), Name: code.MerchantName(), City: code.MerchantCity()}
	m.Additional, _ = code.AdditionalData()
	for o := range report.Objects() {
		all["object "+o.Path.String()+fmt.Sprint(o.Offset)], all["objectPointer"+fmt.Sprint(o.Offset)] = o, &o
		if id := o.Path.Root(); o.Path.Depth() != 1 || id > 1 && id < 52 || id == 62 || id > 64 {
			data := emvqr.Data{ID: o.Path.ID(), Value: o.Value}
			whole := emvqr.Data{ID: id, Template: []emvqr.Data{data, {ID: 50, Template: []emvqr.Data{data}}}}
			all["data"+fmt.Sprint(o.Offset)], all["dataPointer"+fmt.Sprint(o.Offset)], all["template"+fmt.Sprint(o.Offset)] = data, &data, whole
			switch {
			case o.Path.Depth() == 1 && id > 1 && id < 52:
				m.Accounts = append(m.Accounts, data)
			case o.Path.Depth() == 1 && id >= 80:
				m.Unreserved = append(m.Unreserved, data)
			case id == 62 && o.Path.Depth() == 2 && o.Path.ID() >= 50:
				m.Additional.Systems = append(m.Additional.Systems, data)
			}
			_, err := code.With(emvqr.Set(o.Path, o.Value), emvqr.SetAmount("x"))
			all["editError"+fmt.Sprint(o.Offset)] = err
			all["edit"+fmt.Sprint(o.Offset)] = emvqr.Set(o.Path, o.Value)
		}
	}
	all["merchant"], all["merchantPointer"], all["additional"] = m, &m, m.Additional
	_, err = m.Encode()
	all["ruleError"] = err
	return all
}

func TestNoTypeLogsAPrivateValueOfAnySample(t *testing.T) {
	rows, found := samples(t), 0
	for i, s := range rows {
		if testing.Short() && i%12 != 0 {
			continue
		}
		// A damaged text and one with reserved ids hold account data as well.
		for _, text := range []string{s.payload, s.payload[:len(s.payload)-len(s.payload)/4], seal(s.payload[:max(0, len(s.payload)-8)] + "7009SECRET-70")} {
			if !utf8.ValidString(text) {
				continue
			}
			private := append(privateValues(emvqr.Diagnose(s.payload)), "SECRET-70")
			found += len(private)
			var out strings.Builder
			for _, handler := range []slog.Handler{slog.NewTextHandler(&out, timeless), slog.NewJSONHandler(&out, timeless)} {
				logger := slog.New(handler)
				for name, held := range holders(text) {
					logger.Info("one", name, held)
					logger.With(name, held).WithGroup("till").Info("two", slog.Group("order", slog.Any(name, held)))
				}
			}
			for _, value := range private {
				if at := strings.Index(out.String(), value); at >= 0 {
					t.Fatalf("%q is in the open: %s\n%s", value, out.String()[max(0, at-80):at+len(value)+20], s)
				}
			}
		}
	}
	require.Greater(t, found, 300)
}

func TestAReportOfATextThatCannotBeReadShowsNoneOfIt(t *testing.T) {
	var out strings.Builder
	slog.New(slog.NewTextHandler(&out, timeless)).Info("scanned", "report", emvqr.Diagnose("0002010216400012345678901"))
	require.NotContains(t, out.String(), "4000")
	require.Contains(t, out.String(), `report.payload="*** (25 bytes)"`)
	require.Contains(t, out.String(), "object 02 at byte 6: value runs past the end")
}

func TestAMerchantIsLoggedAsItsCodeWouldBe(t *testing.T) {
	m := payment()
	m.Accounts = []emvqr.Data{{ID: 2, Value: "4000123456789012"}, {ID: 26, Template: []emvqr.Data{{ID: 0, Value: "com.example"}, {ID: 1, Value: "12345"}, {ID: 5, Template: []emvqr.Data{{ID: 0, Value: "com.inner"}}}}}}
	line := m.LogValue().String()
	require.Contains(t, line, "02=**************** 26(00=com.example 01=***** 05(00=*********))")
	require.Contains(t, line, " 59="+m.Name+" ")
	code, err := m.Encode()
	require.NoError(t, err)
	require.NotContains(t, code.Masked(), "com.inner")
}
