package emvqr

import "iter"

// Ids of the root objects (EMVCo Table 3.6); 00 and 63 stand in parse.go.
const (
	idInitiation = 1
	idMCC        = 52
	idCurrency   = 53
	idAmount     = 54
	idTip        = 55
	idFixedFee   = 56
	idPercentFee = 57
	idCountry    = 58
	idName       = 59
	idCity       = 60
	idPostalCode = 61
	idAdditional = 62
	idLanguage   = 64
	idUnreserved = 80 // the first of the unreserved templates, 80-99
)

// Initiation is the point of initiation method, object 01 (EMVCo §4.7.2).
type Initiation uint8

const (
	// Unspecified: object 01 is absent, or holds a value EMVCo has not defined,
	// which a reader ignores (§1.4.4).
	Unspecified Initiation = iota
	// Static, "11": the same code serves many payments, as on a sticker.
	Static
	// Dynamic, "12": the code was made for one payment.
	Dynamic
	// Omitted is for writing only: object 01 is left out on purpose, even by
	// writers that fill it in where it is Unspecified.
	Omitted
)

// String is "static", "dynamic", "omitted" or "unspecified".
func (i Initiation) String() string {
	switch i {
	case Static:
		return "static"
	case Dynamic:
		return "dynamic"
	case Omitted:
		return "omitted"
	}
	return "unspecified"
}

// value is the value of object 01, "" for Unspecified and Omitted.
func (i Initiation) value() string {
	switch i {
	case Static:
		return "11"
	case Dynamic:
		return "12"
	}
	return ""
}

// field is Get where absence and the empty text are the same to the caller.
func (c Code) field(id uint8) string {
	value, _ := c.Get(P(id))
	return value
}

// FormatIndicator is object 00, "01" for every version of EMVCo MPM so far; some
// national codes carry another (§4.7.1).
func (c Code) FormatIndicator() string { return c.field(idFormat) }

// Initiation is object 01, the point of initiation method (§4.7.2).
func (c Code) Initiation() Initiation {
	switch c.field(idInitiation) {
	case "11":
		return Static
	case "12":
		return Dynamic
	}
	return Unspecified
}

// MerchantCategoryCode is object 52, four digits of ISO 18245 (§4.7.12).
func (c Code) MerchantCategoryCode() string { return c.field(idMCC) }

// CurrencyCode is object 53 as written, three digits of ISO 4217 (§4.7.5).
func (c Code) CurrencyCode() string { return c.field(idCurrency) }

// Currency is the currency that object 53 names; not ok where it is absent or
// unknown to ISO 4217.
func (c Code) Currency() (currency Currency, ok bool) {
	numeric := c.field(idCurrency)
	if _, ok := currencyExponent(numeric); !ok {
		return Currency{}, false
	}
	return LookupCurrency(numeric)
}

// Amount is object 54, the transaction amount without tip or fee, in major units
// of the currency (§4.7.4). It is not ok where 54 is absent, so that the payer
// enters the amount, or is not an amount; [Code.Get] tells these apart.
func (c Code) Amount() (amount Amount, ok bool) {
	amount = c.amount(P(idAmount))
	return amount, amount.present
}

func (c Code) amount(path Path) Amount {
	value, ok := c.Get(path)
	if !ok {
		return Amount{}
	}
	amount, _ := parseAmount(value)
	return amount
}

// CountryCode is object 58, two letters of ISO 3166-1 (§4.7.13).
func (c Code) CountryCode() string { return c.field(idCountry) }

// MerchantName is object 59, the name the merchant does business under, up to 25
// characters (§4.7.14). See [Code.LanguageTemplate] for the name in another
// language.
func (c Code) MerchantName() string { return c.field(idName) }

// MerchantCity is object 60, up to 15 characters (§4.7.15).
func (c Code) MerchantCity() string { return c.field(idCity) }

// PostalCode is object 61, up to 10 characters (§4.7.16).
func (c Code) PostalCode() string { return c.field(idPostalCode) }

// Checksum is the value of object 63 as written, in either letter case.
func (c Code) Checksum() string { return c.field(idChecksum) }

// MerchantAccounts walks the merchant account information, objects 02-51, in
// wire order. 02-25 are primitive: their values are text, whatever they look
// like. 26-51 are templates with a GUID in 00 (§4.7.9-4.7.11).
func (c Code) MerchantAccounts() iter.Seq[Object] {
	return func(yield func(Object) bool) { c.walkIDs(&accountIDs, yield) }
}

// UnreservedTemplates walks the objects 80-99 in wire order (§4.11).
func (c Code) UnreservedTemplates() iter.Seq[Object] {
	return func(yield func(Object) bool) { c.walkIDs(&unreservedIDs, yield) }
}

// OwnedObjects walks the objects whose meaning is their owner's, in wire order:
// the accounts 02-51 and the unreserved templates 80-99.
func (c Code) OwnedObjects() iter.Seq[Object] {
	return func(yield func(Object) bool) { c.walkIDs(&ownedIDs, yield) }
}
