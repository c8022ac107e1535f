package main

import (
	"fmt"
	"strings"

	"github.com/openmerchantqr/emvqr/crc"
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// byLength is what is done with a scanned text, from the shortest code to the longest
// that a symbol holds.
func byLength() (figure, error) {
	f := figure{axis: "length of the text, bytes", unit: "byte", marks: []float64{0, 1000, 2000, 3000}, columns: 3}
	parse, validate := f.add("emvqr.Parse"), f.add("Code.Validate")
	recognize, accounts := f.add("profiles.Recognize"), f.add("profiles.Accounts")
	judge, diagnose := f.add("profiles.Validate"), f.add("profiles.Diagnose, one character wrong")
	const shortest, steps = 80, 14
	for step := range steps + 1 {
		text := codeOf(shortest + (emvqr.MaxBytes-shortest)*step/steps)
		code, err := emvqr.Parse(text)
		if err != nil {
			return figure{}, fmt.Errorf("a code of %d bytes: %w", len(text), err)
		}
		broken := strings.Replace(text, "5802TH", "5802TN", 1)
		size := float64(len(text))
		parse.at(size, func() { emvqr.Parse(text) })
		validate.at(size, func() { drain(code.Validate()) })
		recognize.at(size, func() { profiles.Recognize(text) })
		accounts.at(size, func() { drain(profiles.Accounts(code)) })
		judge.at(size, func() { drain(profiles.Validate(code)) })
		diagnose.at(size, func() { profiles.Diagnose(broken) })
	}
	return f, nil
}

func (f *figure) add(title string) *panel {
	p := &panel{title: title}
	f.panels = append(f.panels, p)
	return p
}

func (p *panel) at(size float64, work func()) {
	p.dots = append(p.dots, dot{size: size, work: work})
}

func drain[T any](all func(yield func(T) bool)) {
	for range all {
	}
}

// promptPay is a made-up code without its checksum.
const promptPay = "00020101021129370016A0000006770101110113006681234567853037645802TH"

// codeOf is a code of so many bytes, at least 74: an account of PromptPay, and of
// templates that nobody claims as many as it takes. Where the rest is too short for
// one it is a little shorter.
func codeOf(length int) string {
	const (
		guid  = "0015org.example.pay01" // and the length of what is after it
		least = len("32") + 2 + len(guid) + 2 + 1
		most  = 4 + 99
		check = len("63040000")
	)
	var b strings.Builder
	b.WriteString(promptPay)
	for id := 32; ; id++ {
		if id == 51 {
			id = 80 // 51 to 79 mean something
		}
		left := length - check - b.Len()
		if left < least {
			break
		}
		size := min(left, most)
		if rest := left - size; rest > 0 && rest < least {
			size -= least // so that there is enough for another
		}
		value := strings.Repeat("7", size-least+1)
		fmt.Fprintf(&b, "%02d%02d%s%02d%s", id, size-4, guid, len(value), value)
	}
	b.WriteString("6304")
	return fmt.Sprintf("%s%04X", b.String(), crc.Checksum(b.String()))
}
