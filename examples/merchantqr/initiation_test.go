package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/emvqr"
)

func TestEveryCodeThatIsWrittenSaysHowOftenItServes(t *testing.T) {
	shop := []string{"--name=X", "--city=Y", "--country=US", "--mcc=5812", "--currency=USD"}
	for name, accounts := range map[string][]string{
		"a network's account":             {"--account=visa:number=4000123456789017"},
		"an account by its id":            {"--account=02=4000123456789017"},
		"one that no one knows":           {"--account=26:00=org.example.pay,01=1"},
		"a network's and an unknown one":  {"--account=visa:number=4000123456789017", "--account=26:00=org.example.pay,01=1"},
		"two networks' accounts":          {"--account=visa:number=4000123456789017", "--account=mastercard:number=541234567890123"},
		"accounts and an unreserved part": {"--account=02=4000123456789017", "--unreserved=80:00=org.example.b,01=y"},
	} {
		for _, command := range []string{"compose", "generate"} {
			for _, test := range []struct{ flag, want string }{
				{"--strict=false", "11"}, {"--amount=5", "12"}, {"--amount=5 --strict", "12"}, {"--initiation=", "11"},
				{"--initiation=none", ""}, {"--initiation=none --amount=5", ""},
				{"--initiation=static --amount=5", "11"}, {"--initiation=dynamic", "12"},
			} {
				t.Run(command+" "+name+" "+test.flag, func(t *testing.T) {
					args := append(append([]string{command}, shop...), accounts...)
					got := callWith("", append(args, strings.Fields(test.flag)...)...)
					require.Equal(t, exitOK, got.status, got.err)
					value, _ := emvqr.MustParse(strings.TrimSpace(got.out)).Get(emvqr.P(1))
					assert.Equal(t, test.want, value)
				})
			}
		}
	}
	for _, content := range []string{"name: X\n" + rest, "name: X\ninitiation: ''\n" + rest} {
		assert.Contains(t, callWith(content, "generate", "-f", "-").out, "000201010211")
	}
	assert.Contains(t, callWith("name: X\ninitiation: none\n"+rest, "generate", "-f", "-").out, "00020102164000")
	help := callWith("", "generate", "--help").out
	assert.Contains(t, help, "none leaves object 01 out")
}

func TestAnAccountByItsIdIsTheNetworksAccount(t *testing.T) {
	for _, further := range [][]string{{}, {"--amount=5"}, {"--currency=THB", "--country=TH"}, {"--initiation=none"}} {
		for _, command := range []string{"compose", "generate"} {
			byID := callWith("", append([]string{command, "--account=29:00=A000000677010111,01=0066812223333"}, further...)...)
			byNetwork := callWith("", append([]string{command, "--account=promptpay:mobile=0812223333"}, further...)...)
			require.Equal(t, exitOK, byNetwork.status, byNetwork.err)
			assert.Equal(t, byNetwork, byID)
		}
	}
	for name, args := range map[string][]string{
		"what it breaks of its network's rules":  {"--account=29:00=A000000677010111,01=00668122233"},
		"another network that cannot stand here": {"--account=29:00=A000000677010111,01=0066812223333", indonesian[5]},
	} {
		got := callWith("", append([]string{"compose", "--name=X", "--city=Y", "--mcc=5812"}, args...)...)
		assert.Equal(t, exitNotOK, got.status, name)
		assert.Empty(t, got.out)
	}
}
