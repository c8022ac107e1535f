package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// labels are the names of the objects of a code, by their paths.
func labels(t *testing.T, text string) map[string]string {
	names := map[string]string{}
	for _, o := range parseLine(t, callWith("", "inspect", "--json", "--", text).out).Objects {
		names[o.Path] = o.Name
	}
	return names
}

func TestObjectsInsideAnOwnedTemplateHaveTheNamesOfTheirTable(t *testing.T) {
	shop := func(args ...string) string {
		return compose(t, append([]string{"compose", "--name=Noodle House", "--city=City", "--mcc=5812"}, args...))
	}
	for name, c := range map[string]struct {
		text string
		want map[string]string
	}{
		"a biller": {
			shop("--account=promptpay:biller_id=010753600031501,ref1=TABLE12"),
			map[string]string{"30.00": "Globally Unique Identifier", "30.01": "Biller ID", "30.02": "Reference 1"},
		},
		"one row of several for an id": {
			shop("--account=paynow:mobile=+6580000000"), map[string]string{"26.01": "Proxy type", "26.02": "Mobile number", "26.03": "Amount editable"},
		},
		"another row for that id": {shop("--account=paynow:uen=201403121W"), map[string]string{"26.02": "UEN"}},
		"a template in a template": {
			shop("--initiation=static", "--account=vietqr:bin=970436,number=0011012345678,service=QRIBFTTA"),
			map[string]string{"38.01.00": "Bank BIN", "38.01.01": "Account or card number", "38.02": "Service code"},
		},
		"no template, and values in 62 of the owner's": {
			shop("--initiation=static", "--account=duitnow:acquirer_id=501664,qr_id=7,hash=sealed,reference1=INV7"),
			map[string]string{"26.01": "Acquirer ID", "82": "Data integrity hash", "62.90": "Reference 1"},
		},
		"from 80": {
			shop("--amount=5000", "--account=khqr:account=n@devb,created=1745915488053,expires=4101354327000"),
			map[string]string{"29.00": "Bakong account", "99": "KHQR times", "99.00": "Created", "99.01": "Expires"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			names := labels(t, c.text)
			for path, want := range c.want {
				assert.Equal(t, want, names[path], "%s of %s", path, c.text)
			}
		})
	}
}

func TestANetworkKnownByNameAloneIsNamedAndNotDecoded(t *testing.T) {
	code := callWith("", "generate", "--name=Noodle House", "--city=Singapore", "--country=SG", "--mcc=5812", "--currency=SGD", "--account=26:00=vn.airpay.www,01=7").out
	got := callWith(code, "inspect")
	assert.Regexp(t, `26 +Merchant Account Information Template  = ShopeePay \(AirPay\), Viet Nam; not decoded here\n`, got.out)
	assert.NotContains(t, got.out, "\n  accounts\n")
}

func TestWhatIsOnlyShownIsNoAccountToPay(t *testing.T) {
	label := compose(t, []string{
		"compose", "--name=Noodle House", "--city=Singapore", "--mcc=5812", "--account=paynow:uen=201403121W",
		"--account=sgqr:id=180307510317,version=01.0003,postal_code=081006,level=02,unit=138,miscellaneous=Counter01,version_date=20180407",
	})
	got := callWith("", "inspect", label).out
	before, after, found := strings.Cut(got, "\n  shown, and nothing to pay\n    sgqr  51  id ")
	require.True(t, found, got)
	assert.Contains(t, before, "\n  accounts\n    paynow  26  uen ")
	assert.NotContains(t, after, "paynow")
	l := parseLine(t, callWith("", "inspect", "--json", label).out)
	require.Len(t, l.Accounts, 2)
	assert.Equal(t, []string{"", "identity"}, []string{l.Accounts[0].Role, l.Accounts[1].Role})
	assert.Equal(t, exitNotOK, callWith("", "route", "--wallet=sgqr", label).status)
}
