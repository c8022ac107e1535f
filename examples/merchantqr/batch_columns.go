package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// tableColumn is what a column of a table is for.
type tableColumn struct {
	header string
	field  string // of a code, or of a sticker
	slug   string // of the network, for a field of an account
	kind   string // of the account, "" where its fields tell
	key    string // of the field of the account
	unused bool   // for file names alone, or not at all
}

// stickerColumns are what a table may say about its stickers.
var stickerColumns = []string{"title", "shop"}

// notUsed is what a mapping says of a column that is for nothing.
const notUsed = "-"

// parseColumn finds what a column is for by its name, or by the name that a mapping
// gives it: a flag of compose, a field of a network's account such as
// promptpay:mobile, or a text of the sticker.
func parseColumn(header, name string) (tableColumn, error) {
	c := tableColumn{header: header}
	if name == notUsed {
		c.unused = true
		return c, nil
	}
	if slug, rest, found := strings.Cut(name, ":"); found {
		return c.ofAccount(slug, rest)
	}
	plain := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(name)))
	if _, known := findField(plain); known || slices.Contains(stickerColumns, plain) {
		c.field = plain
		return c, nil
	}
	return c, errNoField
}

var errNoField = errors.New("is no field of a code")

// ofAccount is a column for a field of an account: promptpay:mobile, or with the kind
// khqr:individual:account.
func (c tableColumn) ofAccount(slug, rest string) (tableColumn, error) {
	n, known := profiles.Lookup(slug)
	if !known {
		return c, noNetwork(slug)
	}
	head := accountHead{network: n}
	if word, key, found := strings.Cut(rest, ":"); found {
		if head.kind = kindNamed(n, word); head.kind == nil {
			return c, fmt.Errorf("%s has no kind of account %+q", slug, word)
		}
		c.kind, rest = word, key
	}
	if !head.has(rest) {
		return c, fmt.Errorf("%s has no field %+q; merchantqr networks %s lists them", head, rest, slug)
	}
	c.slug, c.key, c.field = slug, rest, accountField
	return c, nil
}

// parseColumns finds what all columns are for. free are those that may be for nothing,
// since the names of files are made of them.
func parseColumns(headers []string, mapping map[string]string, free []string) ([]tableColumn, error) {
	var columns []tableColumn
	var problems []error
	left := make(map[string]bool)
	for name := range mapping {
		left[name] = true
	}
	seen := make(map[string]bool)
	for i, header := range headers {
		header = strings.TrimSpace(header)
		name, mapped := mapping[header]
		if delete(left, header); !mapped {
			name = header
		}
		c, err := parseColumn(header, name)
		switch {
		case header == "":
			problems = append(problems, fmt.Errorf("column %d has no name", i+1))
		case errors.Is(err, errNoField) && !mapped && slices.Contains(free, header):
			c.unused = true
		case err != nil:
			problems = append(problems, fmt.Errorf("column %+q: %w", header, err))
		case seen[c.identity()] && c.identity() != accountField:
			problems = append(problems, fmt.Errorf("column %+q is there twice, or another one is for the same", header))
		}
		seen[c.identity()] = true
		columns = append(columns, c)
	}
	for _, name := range sorted(left) {
		problems = append(problems, fmt.Errorf("the mapping names a column %+q that is not there", name))
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%w; columns have the names of compose's flags, of a field of a network such as promptpay:mobile, or those that --mapping gives them (%s for one that is for nothing)",
			errors.Join(problems...), notUsed)
	}
	return columns, nil
}

// identity is what a column is for, as no other may be. Whole accounts there may be
// several of.
func (c tableColumn) identity() string {
	switch {
	case c.unused:
		return "- " + c.header
	case c.slug != "":
		return c.slug + ":" + c.kind + ":" + c.key
	}
	return c.field
}

func sorted(set map[string]bool) []string {
	names := make([]string, 0, len(set))
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// fill makes settings of the cells of a row.
func (r *merchantRow) fill(columns []tableColumn, cells []string) {
	var accounts []*accountCells
	for i, c := range columns {
		cell := strings.TrimSpace(cells[i])
		if cell == "" || c.unused {
			continue
		}
		if rule, message := spreadsheetFault(cell); rule != "" {
			r.refuse(c.header, rule, message)
			r.spoilt = append(r.spoilt, c.field)
			continue
		}
		if c.slug != "" {
			accounts = withCell(accounts, c, cell)
			continue
		}
		r.set(c.field, cell)
	}
	r.setAccounts(accounts)
}

// set gives a field a value, or one more.
func (r *merchantRow) set(field string, values ...string) {
	i := slices.IndexFunc(r.settings, func(s setting) bool { return s.name == field })
	if i < 0 {
		r.settings = append(r.settings, setting{name: field})
		i = len(r.settings) - 1
	}
	r.settings[i].values = append(r.settings[i].values, values...)
}

func (r *merchantRow) setAccounts(accounts []*accountCells) {
	for _, a := range accounts {
		text, _ := accountText(a.fields) // it has a network
		r.set(accountField, text)
	}
}

// accountCells are the cells of one account.
type accountCells struct {
	slug, kind string
	fields     []network.FieldValue
}

func withCell(accounts []*accountCells, c tableColumn, cell string) []*accountCells {
	i := slices.IndexFunc(accounts, func(a *accountCells) bool { return a.slug == c.slug && a.kind == c.kind })
	if i < 0 {
		i = len(accounts)
		accounts = append(accounts, &accountCells{slug: c.slug, kind: c.kind, fields: []network.FieldValue{{Key: "network", Value: c.slug}}})
		if c.kind != "" {
			accounts[i].fields = append(accounts[i].fields, network.FieldValue{Key: "kind", Value: c.kind})
		}
	}
	accounts[i].fields = append(accounts[i].fields, network.FieldValue{Key: c.key, Value: cell})
	return accounts
}

var (
	// telephone is what may begin with a plus sign and is no formula.
	telephone = regexp.MustCompile(`^[+-][0-9][0-9 ()/.-]*$`)
	// rounded is a number as a spreadsheet shows one that is too long for it.
	rounded = regexp.MustCompile(`^[0-9]+([.,][0-9]+)?E\+[0-9]+$`)
)

// spreadsheetFault is what a spreadsheet has done to a cell, or would do.
func spreadsheetFault(cell string) (rule, message string) {
	switch {
	case strings.ContainsRune("=@+-", rune(cell[0])) && !telephone.MatchString(cell):
		return ruleFormula, fmt.Sprintf("found %.40q, which a spreadsheet takes for a formula", cell)
	case rounded.MatchString(cell):
		return ruleRounded, fmt.Sprintf("found %.40q, a long number that a spreadsheet has rounded; make the column one of text and write it again", cell)
	}
	return "", ""
}
