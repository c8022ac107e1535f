package gen

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// iso are the lists of ISO that EMVCo refers to, read from the files that the
// library's tables are made of: data, not code.
type iso struct {
	currencies map[string]int // by number, with the decimals, -1 for none
	countries  map[string]bool
	languages  map[string]bool
}

func readISO(root string) (*iso, error) {
	lists := &iso{map[string]int{}, map[string]bool{}, map[string]bool{}}
	for name, add := range map[string]func(cells []string){
		"iso4217.csv":         func(c []string) { lists.currencies[c[0]] = exponent(c[2]) },
		"iso4217-changes.csv": func(c []string) { lists.currencies[c[0]] = exponent(c[2]) },
		"iso3166.csv":         func(c []string) { lists.countries[c[0]] = true },
		"iso639.csv":          func(c []string) { lists.languages[c[0]] = true },
	} {
		file, err := os.Open(filepath.Join(root, "emvqr", "internal", "isogen", "source", name))
		if err != nil {
			return nil, fmt.Errorf("vectors: %w", err)
		}
		reader := csv.NewReader(file)
		reader.Comment = '#'
		reader.FieldsPerRecord = -1
		rows, err := reader.ReadAll()
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("vectors: %s: %w", name, err)
		}
		for _, cells := range rows[1:] {
			add(cells)
		}
	}
	return lists, nil
}

func exponent(minorUnits string) int {
	n, err := strconv.Atoi(minorUnits)
	if err != nil {
		return -1
	}
	return n
}
