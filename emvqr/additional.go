package emvqr

import "iter"

// Prompt is the value of 62-01 to 62-08 by which the merchant asks the app to
// obtain the value from the payer (EMVCo §4.8.1.2).
const Prompt = "***"

// AdditionalData is the additional data field template, object 62 (EMVCo §4.8).
// An empty field is absent. Bill number to purpose hold up to 25 characters, or
// [Prompt].
type AdditionalData struct {
	BillNumber     string // 62-01
	MobileNumber   string // 62-02, to be topped up or credited
	StoreLabel     string // 62-03
	LoyaltyNumber  string // 62-04
	ReferenceLabel string // 62-05
	CustomerLabel  string // 62-06
	TerminalLabel  string // 62-07
	Purpose        string // 62-08, purpose of transaction

	// ConsumerData, 62-09, is what the app is asked to send along.
	ConsumerData ConsumerData
	// MerchantTaxID, 62-10, up to 20 characters, is new in version 1.1.
	MerchantTaxID string
	// Channel, 62-11, is new in version 1.1.
	Channel Channel

	// Systems are the payment system specific templates, 62-50 to 62-99, for
	// writing. [Code.AdditionalData] leaves them out; [Code.PaymentSystemTemplates]
	// walks them.
	Systems []Data
}

// AdditionalData returns what object 62 holds. It is not ok where 62 is absent
// or opaque. Ids that EMVCo has not defined, such as 62-00, are left out;
// [Object.Objects] walks them all.
func (c Code) AdditionalData() (data AdditionalData, ok bool) {
	template, ok := c.Object(P(idAdditional))
	if !ok || !template.IsTemplate() {
		return AdditionalData{}, false
	}
	var seen idSet
	for o := range template.Objects() {
		if !seen.add(o.Path.ID()) {
			data.set(o.Path.ID(), o.Value)
		}
	}
	return data, true
}

func (d *AdditionalData) set(id uint8, value string) {
	switch {
	case id >= 1 && id <= 8:
		*d.labels()[id-1] = value
	case id == 9:
		d.ConsumerData = ConsumerData(value)
	case id == 10:
		d.MerchantTaxID = value
	case id == 11:
		d.Channel = Channel(value)
	}
}

// get is what set has set.
func (d *AdditionalData) get(id uint8) string {
	switch {
	case id >= 1 && id <= 8:
		return *d.labels()[id-1]
	case id == 9:
		return string(d.ConsumerData)
	case id == 10:
		return d.MerchantTaxID
	case id == 11:
		return string(d.Channel)
	}
	return ""
}

// labels are the fields of 62-01 to 62-08 in the order of their ids.
func (d *AdditionalData) labels() [8]*string {
	return [8]*string{
		&d.BillNumber, &d.MobileNumber, &d.StoreLabel, &d.LoyaltyNumber,
		&d.ReferenceLabel, &d.CustomerLabel, &d.TerminalLabel, &d.Purpose,
	}
}

// PaymentSystemTemplates walks 62-50 to 62-99 in wire order (EMVCo §4.8.1.5).
func (c Code) PaymentSystemTemplates() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		template, _ := c.Object(P(idAdditional))
		for o := range template.Objects() {
			if o.Path.ID() >= 50 && !yield(o) {
				return
			}
		}
	}
}

// ConsumerData is the additional consumer data request, 62-09: the letters A for
// the address, M for the mobile number, E for the e-mail address, each at most
// once, in any order (EMVCo §4.8.1.3).
type ConsumerData string

// Valid reports whether the value keeps to the rule above.
func (d ConsumerData) Valid() bool {
	for i := range len(d) {
		for j := range i {
			if d[i] == d[j] {
				return false
			}
		}
		if d[i] != 'A' && d[i] != 'M' && d[i] != 'E' {
			return false
		}
	}
	return d != ""
}

// Address reports whether the payer's address is asked for.
func (d ConsumerData) Address() bool { return d.has('A') }

// Mobile reports whether the payer's mobile number is asked for.
func (d ConsumerData) Mobile() bool { return d.has('M') }

// Email reports whether the payer's e-mail address is asked for.
func (d ConsumerData) Email() bool { return d.has('E') }

func (d ConsumerData) has(letter byte) bool {
	for i := range len(d) {
		if d[i] == letter {
			return true
		}
	}
	return false
}

// Channel is the merchant channel, 62-11: three digits for where the code is
// shown, where the transaction takes place and who attends it (EMVCo §4.8.1.6,
// Tables 4.5-4.7). National schemes are seen to put other meanings here.
type Channel string

// Uses that Annex B.8 gives values for.
const (
	ChannelShopSticker     Channel = "000"
	ChannelShopScreen      Channel = "400"
	ChannelSelfCheckout    Channel = "402"
	ChannelVendingMachine  Channel = "401"
	ChannelStreetVendorApp Channel = "610"
	ChannelWebsite         Channel = "521"
	ChannelBill            Channel = "111"
	ChannelPoster          Channel = "211"
)

// The meanings of the three positions; a digit without one is reserved.
var (
	channelMedia = [...]string{
		"print, merchant sticker", "print, bill or invoice", "print, magazine or poster", "print, other",
		"screen, merchant POS or POI", "screen, website", "screen, app", "screen, other",
	}
	channelLocation = [...]string{
		"at the merchant's premises or registered address", "not at the merchant's premises", "remote commerce", "other",
	}
	channelPresence = [...]string{"attended", "unattended", "semi-attended (self-checkout)", "other"}
)

// Valid reports whether all three positions have a meaning.
func (c Channel) Valid() bool {
	return len(c) == 3 && c.Media() != "" && c.Location() != "" && c.Presence() != ""
}

// Media is the meaning of the first position, such as "screen, website", or ""
// where it has none.
func (c Channel) Media() string { return meaning(channelMedia[:], string(c), 0) }

// Location is the meaning of the second position: where the transaction is.
func (c Channel) Location() string { return meaning(channelLocation[:], string(c), 1) }

// Presence is the meaning of the third position: who attends the transaction.
func (c Channel) Presence() string { return meaning(channelPresence[:], string(c), 2) }

func meaning(meanings []string, digits string, position int) string {
	if len(digits) != 3 || !isDigit(digits[position]) {
		return ""
	}
	if n := int(digits[position] - '0'); n < len(meanings) {
		return meanings[n]
	}
	return ""
}
