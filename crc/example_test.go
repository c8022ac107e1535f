package crc_test

import (
	"fmt"

	"github.com/openmerchantqr/emvqr/crc"
)

func ExampleChecksum() {
	payload := "00020101021102160004hoge0104abcd520441115303156" + "5802CN5904SHOP6007BEIJING" + "6304"
	fmt.Printf("%s%04X\n", payload, crc.Checksum(payload))
	// Output: 00020101021102160004hoge0104abcd5204411153031565802CN5904SHOP6007BEIJING630454F1
}
