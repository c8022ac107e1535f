//go:build !(heic && nodynamic)

package photo

import "errors"

// heicFormat knows the format and refuses it: its decoder is large and under the
// LGPL, so it is built in on demand only.
func heicFormat(begins func([]byte) bool) fileFormat {
	return fileFormat{name: "HEIC", begins: begins, refusal: errors.New("photo: HEIC is not read by this build; save the picture as JPEG, or build with -tags heic,nodynamic")}
}
