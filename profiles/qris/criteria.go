package qris

import (
	"strings"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Criteria is the class of a merchant.
type Criteria string

// The criteria of table 4.3.
const (
	Micro         Criteria = "UMI"
	Small         Criteria = "UKE"
	Medium        Criteria = "UME"
	Large         Criteria = "UBE"
	Regular       Criteria = "URE" // issuers take it where a code gives none
	PublicService Criteria = "PSO"
	PublicAgency  Criteria = "BLU"
)

var classes = [...]struct {
	code Criteria
	name string
}{
	{Micro, "micro business"},
	{Small, "small business"},
	{Medium, "medium business"},
	{Large, "large business"},
	{Regular, "regular business"},
	{PublicService, "public service obligation"},
	{PublicAgency, "public service agency"},
}

// Name is what the criteria means, such as "micro business"; "" for one that is
// not in the table.
func (c Criteria) Name() string {
	for i := range classes {
		if classes[i].code == c {
			return classes[i].name
		}
	}
	return ""
}

// criteriaKnown is a warning: the table has grown before.
var criteriaKnown = &network.Check{
	Name: "KNOWN", Sentence: "The criteria is one of UMI, UKE, UME, UBE, URE, PSO and BLU.",
	Fault: func(value string) string {
		if Criteria(value).Name() != "" {
			return ""
		}
		return "expected " + criteriaList()
	},
	Fact: network.Fact{Severity: emvqr.Warning},
}

func criteriaList() string {
	var codes []string
	for i := range classes {
		codes = append(codes, string(classes[i].code))
	}
	return strings.Join(codes, ", ")
}
