// Package plural counts in the words of a message.
package plural

import "strconv"

// Of is a number and its unit: "1 byte", "3 bytes".
func Of(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}
