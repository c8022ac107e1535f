// Package pagegen writes a page for every network that the library decodes, the index
// of the pages, the page of the forms beside codes, and the list of networks in the README of the repository. All they say
// comes from the tables of the networks.
package pagegen

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network/page"
)

// folder is where the pages are, from the root of the repository.
const folder = "docs/networks"

// Build returns the text of every file by its path from the root of the repository. Of
// the README there it replaces what is between two marks.
func Build(root string) (files map[string]string, err error) {
	files = map[string]string{path.Join(folder, "README.md"): index(), FormsPage: formsPage()}
	for n := range profiles.Networks() {
		examples, err := Examples(n)
		if err != nil {
			return nil, err
		}
		files[path.Join(folder, n.Slug+".md")] = page.Markdown(n, examples...)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		return nil, err
	}
	files["README.md"], err = between(string(readme), summary())
	return files, err
}

// The marks around the list of networks in the README.
const (
	begin = "<!-- networks: written by go generate ./docs/networks -->\n"
	end   = "<!-- end of networks -->\n"
)

// between replaces the text between the two marks.
func between(text, with string) (string, error) {
	before, rest, ok := strings.Cut(text, begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", fmt.Errorf("pagegen: README.md: the lines %q and %q are not there", begin, end)
	}
	return before + begin + with + end + after, nil
}
