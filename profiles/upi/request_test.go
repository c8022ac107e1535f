package upi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/upi"
)

func TestARequestIsWrittenInOneOrderAndEncoded(t *testing.T) {
	r := upi.Request{
		VPA: "shop@bank", Name: "Chai & Söhne + 1%", MCC: "5411", Amount: emvqr.MustAmount("100"), MinimumAmount: emvqr.MustAmount("10.5"),
		Reference: "ORDER1", TransactionID: "T1", Note: "a=b#c?", URL: "https://example.com/a?b=1&c=2", Mode: "15", Purpose: "00", OrgID: "159012",
		Version: "01", MerchantID: "M", StoreID: "S", TerminalID: "D", Medium: "02", InvoiceNumber: "I1", InvoiceDate: "2019-06-11T13:21:50+05:30",
		InvoiceName: "Buyer", IssuedAt: "2019-06-11T13:21:50+05:30", ExpiresAt: "2019-06-12T13:21:50+05:30", PINCode: "400063", Tier: "TIER1",
		GSTIN: "G1", GSTBreakup: "CGST:08.45|SGST:08.45", Category: "02", Extra: []network.FieldValue{{Key: "mGr", Value: "OFF LINE"}},
	}
	l, err := r.Encode()
	require.NoError(t, err)
	require.Equal(t, "upi://pay?ver=01&mode=15&purpose=00&orgid=159012&tid=T1&tr=ORDER1&tn=a%3Db%23c%3F&category=02"+
		"&url=https://example.com/a%3Fb%3D1%26c%3D2&pa=shop@bank&pn=Chai%20%26%20S%C3%B6hne%20%2B%201%25&mc=5411&am=100.00&mam=10.50&cu=INR"+
		"&mid=M&msid=S&mtid=D&gstBrkUp=CGST:08.45%7CSGST:08.45&qrMedium=02&invoiceNo=I1&invoiceDate=2019-06-11T13:21:50%2B05:30&invoiceName=Buyer"+
		"&QRexpire=2019-06-12T13:21:50%2B05:30&QRts=2019-06-11T13:21:50%2B05:30&pinCode=400063&tier=TIER1&gstIn=G1&mGr=OFF%20LINE", l.String())
	require.Equal(t, []string{"UNSIGNED"}, linkFindings(l))

	again, lost, err := l.Request()
	require.NoError(t, err)
	require.Empty(t, lost)
	r.Amount, r.MinimumAmount, r.Currency = emvqr.MustAmount("100.00"), emvqr.MustAmount("10.50"), "INR"
	require.Equal(t, r, again)
}

func TestARequestForPaymentAbroad(t *testing.T) {
	r := upi.Request{Global: true, VPA: "m@bank", Name: "M", Amount: emvqr.MustAmount("5"), Currency: "MUR", Country: "MU", Purpose: "11", OrgID: "1800450001"}
	l, err := r.Encode()
	require.NoError(t, err)
	require.Equal(t, "upiGlobal://pay?purpose=11&orgid=1800450001&pa=m@bank&pn=M&am=5.00&cc=MU&cu=MUR", l.String())
	require.True(t, l.IsGlobal())
	r.Currency, r.Amount = "JPY", emvqr.MustAmount("5.5")
	_, err = r.Encode()
	require.ErrorIs(t, err, emvqr.ErrPrecision)
	r.Currency, r.Amount = "INR", emvqr.MustAmount("10.000")
	_, err = r.Encode()
	require.ErrorIs(t, err, emvqr.ErrPrecision, "in half the world that is ten thousand")
	require.ErrorContains(t, err, "did you mean 10000?")
}

func TestWhatMustNotBeWrittenIsRefusedAllAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		r    upi.Request
		want string
	}{
		"no payee":               {upi.Request{Name: "x"}, "PAYEE"},
		"a look-alike payee":     {upi.Request{VPA: "sh\u043ep@bank"}, "VPA-ASCII"},
		"an amount of zero":      {upi.Request{VPA: "a@b", Amount: emvqr.MustAmount("0")}, "AMOUNT-ZERO"},
		"a minimum above":        {upi.Request{VPA: "a@b", Amount: emvqr.MustAmount("1"), MinimumAmount: emvqr.MustAmount("2")}, "MINIMUM-ABOVE"},
		"dollars":                {upi.Request{VPA: "a@b", Currency: "USD"}, "CURRENCY"},
		"a category of letters":  {upi.Request{VPA: "a@b", MCC: "shop"}, "MCC"},
		"a script for a link":    {upi.Request{VPA: "a@b", URL: "javascript:alert(1)"}, "URL"},
		"a name read backwards":  {upi.Request{VPA: "a@b", Name: "\u202epohs"}, "CONTROL"},
		"a note that is no text": {upi.Request{VPA: "a@b", Note: "\xff"}, "ENCODING"},
		"two of them":            {upi.Request{MCC: "1"}, "PAYEE MCC"},
	} {
		_, err := c.r.Encode()
		var problems *upi.RequestError
		require.ErrorAs(t, err, &problems, name)
		var ids []string
		for _, f := range problems.Findings {
			require.Equal(t, emvqr.Error, f.Severity)
			ids = append(ids, strings.TrimPrefix(f.Rule, "UPI-LINK-"))
		}
		require.Equal(t, c.want, strings.Join(ids, " "), name)
		require.True(t, strings.HasPrefix(err.Error(), "upi: "), err)
	}
}

func TestExtraParametersCannotReplaceOthers(t *testing.T) {
	for _, name := range []string{"", "PA", "sign", "refurl", "a b", "x&pa", "a=b", "é"} {
		_, err := upi.Request{VPA: "a@b", Extra: []network.FieldValue{{Key: name, Value: "x"}}}.Encode()
		require.ErrorIs(t, err, upi.ErrName, name)
	}
	_, err := upi.Request{VPA: "a@b", Amount: emvqr.MustAmount("1.001")}.Encode()
	require.ErrorIs(t, err, emvqr.ErrPrecision)
	_, err = upi.Request{VPA: "a@b", Note: strings.Repeat("x", emvqr.MaxBytes)}.Encode()
	require.ErrorIs(t, err, emvqr.ErrTooLong)
}

func TestARequestFromALinkSaysWhatItLoses(t *testing.T) {
	r, lost, err := sample(t, "Q09575115").Request()
	require.NoError(t, err)
	require.Equal(t, []string{"sign"}, lost)
	require.Equal(t, upi.Request{VPA: "Q09575115@ybl", Mode: "02", Purpose: "00", MCC: "0000", Name: "PhonePeMerchant", OrgID: "180001"}, r)
	for _, piece := range []string{"thief", "am=1000", "upi://mandate?pa=a@ybl", "upi://collect", "upi://pay?pn=Shop"} {
		_, _, err := sample(t, piece).Request()
		require.ErrorIs(t, err, upi.ErrNotPayment, piece)
	}
	_, _, err = link(t, "upi://pay?pa=a@b&am=x").Request()
	require.ErrorIs(t, err, emvqr.ErrAmount)
}

func TestEveryPayableSampleCanBeWrittenAnew(t *testing.T) {
	for _, row := range rows(t, "native.tsv") {
		l, err := upi.ParseLink(row[1])
		if err != nil {
			continue
		}
		r, _, err := l.Request()
		if err != nil {
			continue
		}
		clean, err := r.Encode()
		var problems *upi.RequestError
		if strings.Contains(row[1], "SHINOI") || strings.HasPrefix(row[1], "gpay:") {
			require.ErrorAs(t, err, &problems, "its category code is broken")
			continue
		}
		require.NoError(t, err, row[1])
		require.NotContains(t, linkFindings(clean), "RAW")
		require.Equal(t, l.VPA(), clean.VPA())
		require.Equal(t, l.Name(), clean.Name())
		require.Equal(t, l.Reference(), clean.Reference())
	}
}

func bharatSample(t *testing.T, source string) emvqr.Code {
	for _, row := range rows(t, "mpm.tsv") {
		if strings.Contains(row[5], source) && isUPI(row) {
			return sampleCode(t, row)
		}
	}
	require.Fail(t, "no sample "+source)
	return emvqr.Code{}
}

func TestFromBharatToALink(t *testing.T) {
	r, lost, err := upi.FromBharat(bharatSample(t, "51866718018"))
	require.NoError(t, err)
	require.Equal(t, upi.Request{
		VPA: "razorpaybqr@icici", Name: "zxcbmn", MCC: "7531", Currency: "INR", Mode: "03", Reference: "RZPGT8ildsFTgS5Sp",
		Amount: emvqr.MustAmount("1.10"), MinimumAmount: emvqr.MustAmount("1.10"), TerminalID: "38R00450",
	}, r)
	var paths []string
	for _, l := range lost {
		require.Greater(t, len(l), 6, "a path and a name")
		paths = append(paths, strings.Fields(l)[0])
	}
	require.Equal(t, "02 04 06 08 60 61 62.05", strings.Join(paths, " "))

	// 62-05 of this one is the reference of 27-01.
	_, lost, err = upi.FromBharat(bharatSample(t, "58528938818"))
	require.NoError(t, err)
	require.NotContains(t, strings.Join(lost, " "), "62.05")
}

func TestFromBharatRefusesWhatIsNoUPIPayment(t *testing.T) {
	for name, code := range map[string]emvqr.Code{
		"no UPI part": shop("26", absent, "27", absent), "no VPA": shop("26", absent), "dollars": shop("53", "840"),
		"a broken amount": shop("54", "1,0"), "a broken minimum": shop("26", payeeTemplate("01", "a@b", "02", "x")), "nothing": {},
	} {
		_, _, err := upi.FromBharat(code)
		require.Error(t, err, name)
		require.True(t, strings.HasPrefix(err.Error(), "upi: "), name)
	}
	_, lost, err := upi.FromBharat(shop("28", payeeTemplate("01", "123456789010"), "29", payeeTemplate("01", "b@c"), "40", tlv("00", "COM.X", "01", "y")))
	require.NoError(t, err)
	for i, path := range []string{"06", "08", "28", "29", "40", "60", "61"} {
		require.True(t, strings.HasPrefix(lost[i], path+" "), lost)
	}
	require.Len(t, lost, 7)
}

func TestFromLinkToBharatAndBack(t *testing.T) {
	r := upi.Request{
		VPA: "shop@bank", Name: "Shop", MCC: "5411", Amount: emvqr.MustAmount("100.00"), MinimumAmount: emvqr.MustAmount("10.00"), Currency: "INR",
		Reference: "ORDER1", Note: "Two teas", URL: "https://a.in/1", TerminalID: "T01", Mode: "03",
	}
	merchant, account, lost, err := r.Bharat()
	require.NoError(t, err)
	require.Empty(t, lost)
	require.Equal(t, upi.Account{VPA: "shop@bank", MinimumAmount: "10.00", Reference: "ORDER1", ReferenceURL: "https://a.in/1"}, account)
	require.Equal(t, emvqr.Dynamic, merchant.Initiation)
	merchant.City = "Delhi"
	for _, part := range network.Parts(account) {
		part.Data.ID = part.Places[0].First
		merchant.Accounts = append(merchant.Accounts, part.Data)
	}
	code, err := merchant.Encode()
	require.NoError(t, err)
	back, _, err := upi.FromBharat(code)
	require.NoError(t, err)
	require.Equal(t, r, back)
}

func TestBharatSaysWhatItCannotCarry(t *testing.T) {
	merchant, account, lost, err := upi.Request{
		VPA: "shop@bank", Mode: "02", OrgID: "159012", MerchantID: "M", StoreID: "S", Purpose: "00",
		Note: strings.Repeat("n", 26), URL: "https://example.com/order/12", Extra: []network.FieldValue{{Key: "mGr", Value: "x"}},
	}.Bharat()
	require.NoError(t, err)
	require.Equal(t, []string{"mode", "purpose", "orgid", "tn", "url", "mid", "msid", "mGr"}, lost)
	require.Equal(t, emvqr.Static, merchant.Initiation)
	require.Empty(t, account.ReferenceURL)
	require.Empty(t, merchant.Additional.Purpose)
	for _, r := range []upi.Request{{}, {VPA: "a@b", Currency: "USD"}, {VPA: "a@b", Global: true}} {
		_, _, _, err := r.Bharat()
		require.ErrorContains(t, err, "upi: ")
	}
}
