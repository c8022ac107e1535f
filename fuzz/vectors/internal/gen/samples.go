package gen

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
)

// networksByHand are the networks of collected codes for which the column in
// testdata is not the right answer.
var networksByHand = map[string]struct{ networks, why string }{
	"3906MPV00240328779c7cfceb149b89546c4f3faea372100020101021226280002010312NBA0W4C2HPZC04020227620002040128AZ49IBAZ400500194493330612040208IBAZAZ2003081120522836310008NBATAZ200108MPRQ-ATP020361337140710V1E0230675520458125303944540501.235802AZ5914CAFE CITY BAKU6004BAKU6106AZ101462390314CAFE CITY BAKU10101001812792110340063041CC9":                                                                                                           {"azqr", "The detector does not know AZQR, whose sign is in 39."},
	"00020101021240550016ID.CO.SHOPEE.WWW011800000000000000000002090000000005204482953033605802ID5915Contoh Merchant6015Jakarta Selatan61051000062470804DMCT993500000000000000000000000000000000000630491F3":                                                                                                                                                                                                                                           {"qris", "The detector goes by the number, which was masked with zeros; QRIS transfers are told by 40 and the purpose in 62-08."},
	"00020101021143640016com.mercadolibre0140https://pagos.caldenoil.com/1132?Pos=10150150011305161866705204970053030325802AR5925DEHEZA SOCIEDAD ANONIMA I6004CABA6304ACA8":                                                                                                                                                                                                                                                                            {"mercadopago argentina", transferencias},
	"0002010102125017001330-62017749-7512600220000068000000002222956520458125303032540410.05802AR5914PRUEBA QR DIMO6012VILLA GESELL610507165627001130000-000000000708396675605003APS51031.0520105312210112160106540210802139667560161046726626984021281807EuAu4cruerlUilEVOAtnrHoJD8eiSgLEb8gV1dwmOVOvuVyLz3YbVM4H/47xacol6QSj9fCc+VKb+0T8280o3Q/QZqwpayHN4b2wSolPTOOa/F+MmYQ//oFFBktruEWCLz2QsRYH3a60QQF9fcOhYXG068lCH2yUnl/83123xM+sVtCFYs=6304CC42": {"argentina", transferencias},
	"00020101021141440019ar.com.globalgetnet98113069226478599020130230019ar.com.globalgetnet50150011202222222235126002200001744000000000324675204000853030325802AR5908Prueba 16007Palermo6104100262170513659c1867a006563045B0A":                                                                                                                                                                                                                        {"argentina", transferencias},
	"00020101021130150011coop.sipago5015001130002002001520448165303032540105802AR5912PRUEBAS MODO6006Abasto61041428621705135ffe0b4d44eaf63046D49":                                                                                                                                                                                                                                                                                                      {"argentina", transferencias},
	"000201010211393203f92874015c5c6e81301afca0f637ae5204561153036045802PE5906YAPERO6004Lima6304C19C":                                                                                                                                                                                                                                                                                                                                                  {"peru", yapero},
	"0002010102113932969cde686e395bc6b28b0c3b05efd87a5204561153036045802PE5906YAPERO6004Lima6304BA65":                                                                                                                                                                                                                                                                                                                                                  {"peru", yapero},
	"0002010102113944tCbPTJlWuwEOr5wNf9IVBggu45tPaDbjLT50DtkjUSM=5204561153036045802PE5906YAPERO6004Lima63045B3F":                                                                                                                                                                                                                                                                                                                                      {"peru", yapero},
}

// transferencias is why a collected code is one of Argentina's.
const transferencias = "The detector knew no network by what Argentina's codes have in 50 and 51: the tax number and the account of the merchant."

// yapero is why a collected code is one of Yape's.
const yapero = "The detector goes by GUIDs, and Yape's 39 is a bare token."

// sampleCases are the collected codes: those of one network in its file, the
// others in samples.json, and what is scanned at the same till and is no
// merchant-presented code in foreign.json.
func sampleCases(b *builder, root string) error {
	rows, err := readTSV(filepath.Join(root, "testdata", "mpm.tsv"))
	if err != nil {
		return err
	}
	for i, row := range rows {
		if len(row) != 7 {
			return fmt.Errorf("vectors: mpm.tsv: line %d: expected 7 cells, found %d", i+2, len(row))
		}
		b.sample(row)
	}
	plainBases(b, rows)
	rows, err = readTSV(filepath.Join(root, "testdata", "native.tsv"))
	if err != nil {
		return err
	}
	t := b.topic("foreign")
	for i, row := range rows {
		if len(row) != 4 {
			return fmt.Errorf("vectors: native.tsv: line %d: expected 4 cells, found %d", i+2, len(row))
		}
		t.invalid(test{
			flags: "ForeignForm", comment: form(row) + note(row[3]), payload: lineBreaks.Replace(row[1]), rules: plainRefusals(lineBreaks.Replace(row[1])), source: row[2],
			reason: "It is " + form(row) + ", a form of its own, and does not end on an object 63 that seals it.",
		})
	}
	return nil
}

// form is what a row of native.tsv is: its label or, where that is a country, what the
// note begins with.
func form(row []string) string {
	name, _, found := strings.Cut(row[3], ";")
	if !found || len(row[0]) > len("EPC") {
		return row[0]
	}
	return name
}

// lineBreaks are written so in native.tsv.
var lineBreaks = strings.NewReplacer(`\n`, "\n", `\r`, "\r")

func note(text string) string {
	if text == "" {
		return ""
	}
	return ": " + text
}

// sample makes a case of a row of mpm.tsv. Whether it can be read is what the
// columns say, which an independent detector made; which rules of EMVCo's it
// breaks is for the plain judge.
func (b *builder) sample(row []string) {
	label, networks, crcOK, payload, kind, source, remark := row[0], row[1], row[2], row[3], row[4], row[5], row[6]
	name := "samples"
	if slugs := strings.Split(networks, ","); len(slugs) == 1 && networks != "-" && networks != "?" {
		name = networks
	}
	t := b.topic(name)
	remark, _, _ = strings.Cut(remark, " | rules broken")
	c := test{flags: sampleFlags[kind], comment: label + note(remark), payload: payload, source: source}
	switch {
	case networks == "?":
		c.flags += " BrokenSample"
		c.rules = plainRefusals(payload)
		c.reason = "Collected with the remark that the root closes under no unit of length; an independent detector agrees."
		t.invalid(c)
		return
	case crcOK != "yes":
		c.flags += " BrokenSample"
		c.rules = plainRefusals(payload)
		c.reason = "Collected with a checksum that is not the CRC of what stands in front of it."
		if at := len(payload) - 8; at >= 0 && payload[at:at+4] == "6304" {
			c.flags += " WrongChecksum"
			c.comment += "; its checksum is wrong"
		}
		t.invalid(c)
		return
	}
	c.reason = "Collected; the checksum is right and an independent detector split it and named its networks by position and GUID."
	c.networks = strings.ReplaceAll(networks, ",", " ")
	if by, ok := networksByHand[payload]; ok {
		c.networks, c.reason = by.networks, c.reason+" "+by.why
	}
	_, unit, ok := plainRead(payload)
	if !ok {
		t.b.faults = append(t.b.faults, fmt.Sprintf("%s: %s is not read by the plain reader", name, payload))
		return
	}
	c.unit = unit
	t.judged = true
	defer func() { t.judged = false }()
	if len(plainRules(b.iso, payload)) > 0 {
		c.reason += " It breaks rules of EMVCo's, as codes of national systems do."
		c.flags += " KnownDeviation"
		t.acceptable(c)
		return
	}
	if strings.Contains(remark, "NEGATIVE") || strings.Contains(remark, "MALFORMED") {
		c.reason += " It breaks no rule of EMVCo's; the remark says what is wrong with it for its own network."
		t.acceptable(c)
		return
	}
	if wrong := wrongByTable(payload); wrong != "" {
		c.reason += " It breaks no rule of EMVCo's; it breaks " + wrong + " of its network's."
		t.acceptable(c)
		return
	}
	c.reason += " It breaks no rule of EMVCo's, and none of its network's that is more than a warning."
	t.valid(c)
}

// wrongByTable are the rules of networks that a code breaks as errors, by the tables
// of those that have one.
func wrongByTable(payload string) string {
	code, err := emvqr.Parse(payload)
	if err != nil {
		return err.Error()
	}
	var rules []string
	for f := range profiles.Known().At(longAgo).Validate(code) {
		if f.Network != "" && f.Severity == emvqr.Error {
			rules = append(rules, f.Rule)
		}
	}
	return strings.Join(rules, " ")
}

var sampleFlags = map[string]string{"spec": "SpecExample", "docs": "Documentation", "sdk-test": "SDKVector", "issue": "IssueThread", "real": "RealCode", "synthetic": "MadeSample"}
