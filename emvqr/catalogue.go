package emvqr

// ruleIndex is the place of a rule in the catalogue.
type ruleIndex uint8

const (
	ruleNumeric ruleIndex = iota
	ruleUTF8
	ruleTLV
	ruleMaxLen
	ruleMandatory
	ruleConditional
	ruleID
	ruleUnique
	ruleLengthUnit
	ruleLengthRange
	ruleTemplate99
	ruleAns
	rulePrecomposed
	ruleReserved
	ruleFirst
	ruleLast
	ruleFormatIndicator
	ruleInitiationUse
	ruleInitiation
	ruleChecksum
	ruleChecksumCase
	ruleAmount
	ruleAmountZero
	ruleAmountExponent
	ruleAmountAbsent
	ruleCurrency
	ruleTip
	ruleFixedFee
	ruleFixedFeeGrammar
	rulePercentFee
	rulePercentFeeGrammar
	ruleAccount
	rulePrimitive
	ruleAccountTemplate
	ruleAccountGUID
	ruleMCC
	ruleCountry
	ruleName
	ruleCity
	rulePostalCode
	ruleAdditionalEmpty
	rulePrompt
	ruleConsumerData
	ruleAdditionalIDs
	ruleSystemTemplate
	ruleChannel
	ruleLanguageObjects
	ruleLanguageCode
	ruleLanguageEncoding
	ruleUnreserved
	ruleUnreservedGUID
	ruleByteMode
	ruleECI
	ruleRootLength
	ruleAdditionalLength
	ruleLanguageLength
	ruleCapacity
	ruleHiddenText
	ruleTwoReadings
)

// catalogue is every rule, in the order of the specification's sections, then
// its tables, then what is not EMVCo's. Where a rule looks and how it judges
// stands in dictionary.go for the rules about one object, and in judge.go for
// those about several.
var catalogue = [...]Rule{
	ruleNumeric: {
		ID: "MPM-1.4.1-N", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §1.4.1, §4.5.1.1",
		Sentence: "An object of format N holds only the digits 0 to 9.",
	},
	ruleUTF8: {
		ID: "MPM-1.4.3-UTF8", Layer: Structural, Severity: Error, Citation: "EMVCo MPM 1.1 §1.4.3",
		Sentence: "Characters are bytes in UTF-8.",
	},
	ruleTLV: {
		ID: "MPM-3.2-TLV", Layer: Structural, Severity: Error, Citation: "EMVCo MPM 1.1 §3.2",
		Sentence: "A data object is two digits of id, two digits of length and a value, with nothing between objects.",
	},
	ruleMaxLen: {
		ID: "MPM-4.1-MAXLEN", Layer: Checked, Severity: Warning, Citation: "EMVCo MPM 1.1 §4.1",
		Sentence: "A payload is at most 512 bytes long.",
	},
	ruleMandatory: {
		ID: "MPM-4.2.1.1-ROOTM", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.2.1.1, Table 3.6",
		Sentence: "Every mandatory root object is there.",
	},
	ruleConditional: {
		ID: "MPM-4.2.1.2-ROOTC", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §4.2.1.2, Table 3.6",
		Sentence: "A conditional root object is there when its condition holds.",
		Reason:   "The conditions of 56 and 57 have rules of their own; whether the app is meant to ask for the amount, the condition of 54, is not in the text.",
	},
	ruleID: {
		ID: "MPM-4.3.1.1-ID", Layer: Structural, Severity: Error, Citation: "EMVCo MPM 1.1 §4.3.1.1",
		Sentence: "An id is two decimal digits.",
	},
	ruleUnique: {
		ID: "MPM-4.3.1.2-UNIQ", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.3.1.2",
		// Some readers take the first, some the last.
		Effect:   Refuses,
		Sentence: "An id occurs once under the root and once within a template.",
	},
	ruleLengthUnit: {
		ID: "MPM-4.4.1.1-LENCHARS", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.4.1.1",
		Sentence: "A length counts characters.",
	},
	ruleLengthRange: {
		ID: "MPM-4.4.1.2-LENRANGE", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.4.1.2",
		Sentence: "A length is from 01 to 99; an object without a value is left out.",
	},
	ruleTemplate99: {
		ID: "MPM-4.4.1.2-TMPL99", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §4.4.1.2",
		Sentence: "The whole content of a template is at most 99 characters.",
		Reason:   "Two digits of length cannot say more, so no code can show it; Encode and With refuse to write it.",
	},
	ruleAns: {
		ID: "MPM-4.5.2.1-ANS", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.5.2.1, EMV Book 4 Table 36",
		Sentence: "An object of format ans holds only the characters from space to tilde.",
	},
	rulePrecomposed: {
		ID: "MPM-4.5.3.1-S", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.5.3.1",
		Sentence: "An object of format S holds precomposed Unicode characters.",
	},
	ruleReserved: {
		ID: "MPM-4.5.4.1-RFU", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.5.4.1",
		Sentence: "Ids reserved for future use are not in a code.",
	},
	ruleFirst: {
		ID: "MPM-4.6.1.1-FIRST", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.6.1.1",
		Sentence: "Object 00 is the first.",
	},
	ruleLast: {
		ID: "MPM-4.6.1.2-LAST", Layer: Structural, Severity: Error, Citation: "EMVCo MPM 1.1 §4.6.1.2",
		Sentence: "Object 63 is there and is the last.",
	},
	ruleFormatIndicator: {
		ID: "MPM-4.7.1.1-PFI", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.1.1",
		Sentence: "The payload format indicator is 01.",
	},
	ruleInitiationUse: {
		ID: "MPM-4.7.2-USE", Layer: Advisory, Severity: Warning, Citation: "EMVCo MPM 1.1 §4.7.2",
		Sentence: "The point of initiation method is 11 for a code shown to many payers, 12 for one made for each payment.",
		Reason:   "The text does not tell how often it will be shown.",
	},
	ruleInitiation: {
		ID: "MPM-4.7.2.1-POI", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.2.1",
		Sentence: "The point of initiation method is 11 or 12.",
	},
	ruleChecksum: {
		ID: "MPM-4.7.3.1-CRC", Layer: Structural, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.3.1",
		Sentence: "Object 63 is the CRC-16/CCITT-FALSE of everything before its value, 6304 included.",
	},
	ruleChecksumCase: {
		// A "shall", and no more than a warning: banks print such codes, EMVCo 1.0
		// did not ask for capitals, and no reader is known to refuse small letters.
		ID: "MPM-4.7.3.2-CRCFMT", Layer: Checked, Severity: Warning, Citation: "EMVCo MPM 1.1 §4.7.3.2",
		Sentence: "The checksum is written as four upper-case hexadecimal digits.",
	},
	ruleAmount: {
		ID: "MPM-4.7.4.1-AMT", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.4.1",
		Sentence: "The transaction amount is digits with at most one full stop.",
	},
	ruleAmountZero: {
		ID: "MPM-4.7.4.1-NZ", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.4.1",
		Sentence: "The transaction amount is not zero.",
	},
	ruleAmountExponent: {
		ID: "MPM-4.7.4.1-EXP", Layer: Checked, Severity: Warning, Citation: "EMVCo MPM 1.1 §4.7.4.1",
		Sentence: "The decimals of the transaction amount are those of its currency.",
	},
	ruleAmountAbsent: {
		ID: "MPM-4.7.4.2-ABSENT", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.4.2",
		Sentence: "The transaction amount is absent when the app is to ask for it.",
		Reason:   "The text does not tell what the merchant meant.",
	},
	ruleCurrency: {
		ID: "MPM-4.7.5.1-CUR", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.5.1, ISO 4217",
		Sentence: "The transaction currency is a numeric code of ISO 4217.",
	},
	ruleTip: {
		ID: "MPM-4.7.6.1-TIP", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.6.1",
		Sentence: "The tip or convenience indicator is 01, 02 or 03.",
	},
	ruleFixedFee: {
		ID: "MPM-4.7.7.1-FIX", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.7.1",
		Sentence: "The fixed convenience fee is there, and not zero, when the indicator is 02, and absent otherwise.",
	},
	ruleFixedFeeGrammar: {
		ID: "MPM-4.7.7.2-GRAM", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.7.2-3",
		Sentence: "The fixed convenience fee is digits with at most one full stop.",
	},
	rulePercentFee: {
		ID: "MPM-4.7.8.1-PCT", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.8.1",
		Sentence: "The percentage convenience fee is there, from 00.01 to 99.99, when the indicator is 03, and absent otherwise.",
	},
	rulePercentFeeGrammar: {
		ID: "MPM-4.7.8.2-GRAM", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.8.2-3",
		Sentence: "The percentage convenience fee is digits with at most one full stop.",
	},
	ruleAccount: {
		ID: "MPM-4.7.9.1-MAI", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.9.1",
		Sentence: "There is at least one merchant account, 02 to 51.",
	},
	rulePrimitive: {
		ID: "MPM-4.7.10.1-PRIM", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.10.1",
		Sentence: "A primitive account, 02 to 25, is used when the id itself identifies the payment system.",
		Reason:   "Which id belongs to which payment system is the networks' knowledge.",
	},
	ruleAccountTemplate: {
		ID: "MPM-4.7.11.1-TMPL", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.11.1",
		Sentence: "An account 26 to 51 is a template.",
	},
	ruleAccountGUID: {
		ID: "MPM-4.7.11.2-GUID", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.11.2",
		Sentence: "An account template holds a GUID in 00: an AID in hexadecimal, a UUID without hyphens or a reverse domain name, of 1 to 32 characters.",
	},
	ruleMCC: {
		ID: "MPM-4.7.12.1-MCC", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.12.1, ISO 18245",
		Sentence: "The merchant category code is four digits of ISO 18245.",
	},
	ruleCountry: {
		ID: "MPM-4.7.13.1-CTRY", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.13.1, ISO 3166-1",
		Sentence: "The country code is two letters of ISO 3166-1.",
	},
	ruleName: {
		ID: "MPM-4.7.14.1-NAME", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.14.1",
		Sentence: "The merchant name is there.",
	},
	ruleCity: {
		ID: "MPM-4.7.15.1-CITY", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.7.15.1",
		Sentence: "The merchant city is there.",
	},
	rulePostalCode: {
		ID: "MPM-4.7.16-ZIP", Layer: Advisory, Severity: Warning, Citation: "EMVCo MPM 1.1 §4.7.16",
		Sentence: "The postal code is the merchant's.",
		Reason:   "The text does not tell where the merchant is.",
	},
	ruleAdditionalEmpty: {
		ID: "MPM-4.8.1.1-NONEMPTY", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.8.1.1",
		Sentence: "The additional data template, if there, holds at least one object.",
	},
	rulePrompt: {
		ID: "MPM-4.8.1.2-PROMPT", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.8.1.2",
		Sentence: "The objects 62-01 to 62-08 hold a value of the merchant's or exactly three asterisks.",
	},
	ruleConsumerData: {
		ID: "MPM-4.8.1.3-ACDR", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.8.1.3",
		Sentence: "The additional consumer data request is made of the letters A, M and E, each at most once.",
	},
	ruleAdditionalIDs: {
		ID: "MPM-4.8.1.4-ALLOC", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.8.1.4, Table 4.3",
		Sentence: "The additional data template holds only ids that Table 4.3 gives out; 00 is not among them.",
	},
	ruleSystemTemplate: {
		ID: "MPM-4.8.1.5-PSS", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.8.1.5",
		Sentence: "The objects 62-50 to 62-99 are templates with a GUID in 00.",
	},
	ruleChannel: {
		ID: "MPM-4.8.1.6-CHAN", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.8.1.6, Tables 4.5-4.7",
		Sentence: "The merchant channel is three characters, each with a meaning in its place.",
	},
	ruleLanguageObjects: {
		ID: "MPM-4.9.1.1-LANGM", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.9.1.1",
		Sentence: "The language template holds a language preference and a merchant name.",
	},
	ruleLanguageCode: {
		ID: "MPM-4.9.2.1-LANG", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.9.2.1, ISO 639-1",
		Sentence: "The language preference is two letters of ISO 639-1.",
	},
	ruleLanguageEncoding: {
		ID: "MPM-4.9.2-ENC", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §1.4.3, §4.12.1.2",
		Sentence: "Text in the language template is UTF-8 whatever the language.",
		Reason:   "Text that is not UTF-8 is refused as a whole; text that is may still have been meant otherwise.",
	},
	ruleUnreserved: {
		ID: "MPM-4.11.1.1-UNRES", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.11.1.1",
		Sentence: "The objects 80 to 99 are templates.",
	},
	ruleUnreservedGUID: {
		ID: "MPM-4.11.1.2-GUID", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 §4.11.1.2",
		Sentence: "An unreserved template holds a GUID of 1 to 32 characters in 00.",
	},
	ruleByteMode: {
		ID: "MPM-4.12.1.1-BYTE", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §4.12.1.1",
		Sentence: "The symbol holds the payload in byte mode.",
		Reason:   "It is about the symbol; the text does not show it.",
	},
	ruleECI: {
		ID: "MPM-4.12.1.2-ECI", Layer: Advisory, Severity: Error, Citation: "EMVCo MPM 1.1 §4.12.1.2",
		Sentence: "The symbol names UTF-8 by an ECI designator 000026 when a character outside ans occurs.",
		Reason:   "It is about the symbol; the text does not show it.",
	},
	ruleRootLength: {
		ID: "MPM-T3.6-LEN", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 Table 3.6",
		Sentence: "A root object has the length its table allows.",
	},
	ruleAdditionalLength: {
		ID: "MPM-T3.7-LEN", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 Table 3.7",
		Sentence: "An object of the additional data template has the length its table allows.",
	},
	ruleLanguageLength: {
		ID: "MPM-T3.8-LEN", Layer: Checked, Severity: Error, Citation: "EMVCo MPM 1.1 Table 3.8",
		Sentence: "An object of the language template has the length its table allows.",
	},
	ruleCapacity: {
		ID: "QR-CAPACITY", Layer: Structural, Severity: Error, Citation: "ISO/IEC 18004, version 40-L in byte mode",
		Sentence: "A payload fits a QR symbol: 2,953 bytes.",
	},
	ruleHiddenText: {
		ID: "TEXT-HIDDEN", Layer: Checked, Severity: Warning, Citation: "Unicode UAX #9 §2, UTR #36 §2",
		Sentence: "Text for people holds no control, bidirectional or invisible characters, which can make one name look like another.",
	},
	ruleTwoReadings: {
		ID: "TEXT-TWO-READINGS", Layer: Checked, Severity: Error, Effect: Refuses, Citation: "EMVCo MPM 1.1 §4.4.1.1; readers in the field that count bytes or UTF-16 units",
		Sentence: "A text reads as the same objects for readers that count characters, UTF-16 units or bytes, if it reads for them at all.",
	},
}
