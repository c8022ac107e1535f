package upi_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/upi"
	"github.com/openmerchantqr/emvqr/profiles/upi/signing"
)

func Example() {
	code := emvqr.MustParse("0002010102110827YESB0CMSNOC222333004882700126350010A0000005240117razorpaybqr@icici" +
		"27350010A0000005240117RZPHLgPEz0zYu6hCf5204939953033565802IN5905TCMPF6007Chennai610660003562180514HLgPEz0zYu6hCf630464FE")
	for account := range upi.Network.Accounts(code) {
		for key, value := range network.Fields(account) {
			fmt.Println(key, value)
		}
	}
	// Output:
	// vpa razorpaybqr@icici
	// reference RZPHLgPEz0zYu6hCf
	// ifsc YESB0CMSNOC
	// bank_account 2223330048827001
}

func ExampleParseLink() {
	link, err := upi.ParseLink("upi://pay?pa=shop@bank&pn=Chai%20Shop&am=10.001&mode=02")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(link.VPA(), link.Name(), upi.ModeName(link.Mode()))
	for f := range link.Findings() {
		if f.Severity > emvqr.Info {
			fmt.Println(f.Severity, f.Rule, f.Message)
		}
	}
	// Output:
	// shop@bank Chai Shop secure QR code
	// error UPI-LINK-AMOUNT-DECIMALS 3 decimals, expected at most 2
	// warning UPI-LINK-MODE-SIGN mode 02 is secure QR code and there is no signature
}

func ExampleSign() {
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	link, err := signing.Sign(upi.Request{VPA: "shop@bank", Name: "Chai Shop", Amount: emvqr.MustAmount("25"), Mode: "02"}, key)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(link.SignedText())
	fmt.Println(signing.Verify(link, &key.PublicKey))
	// Output:
	// upi://pay?mode=02&pa=shop@bank&pn=Chai%20Shop&am=25.00&cu=INR
	// <nil>
}

func ExampleFromBharat() {
	code := emvqr.MustParse("0002010102110827YESB0CMSNOC222333004882700126350010A0000005240117razorpaybqr@icici" +
		"27350010A0000005240117RZPHLgPEz0zYu6hCf5204939953033565802IN5905TCMPF6007Chennai610660003562180514HLgPEz0zYu6hCf630464FE")
	request, lost, err := upi.FromBharat(code)
	if err != nil {
		fmt.Println(err)
		return
	}
	link, err := request.Encode()
	fmt.Println(link, err)
	fmt.Println(lost)
	// Output:
	// upi://pay?mode=03&tr=RZPHLgPEz0zYu6hCf&pa=razorpaybqr@icici&pn=TCMPF&mc=9399&cu=INR <nil>
	// [08 Merchant Account Information 60 Merchant City 61 Postal Code 62.05 Reference Label]
}
