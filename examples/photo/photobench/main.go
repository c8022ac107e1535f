// Command photobench measures readers of QR codes on simulated photos: this
// repository's package photo, gozxing alone and, where it is installed (Debian's
// zbar-tools), zbarimg. It prints a Markdown table of how many photos of each
// kind were read, how many were read wrong, and how long it took.
//
//	go -C examples run ./photo/photobench -seeds 101-109
//
// The kinds of trouble and the codes are those of package simulate; the same
// seeds give the same photos. Seeds 1 to 40 are those the reader was tuned on: do
// not report them.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/openmerchantqr/emvqr/examples/photo"
	"github.com/openmerchantqr/emvqr/examples/photo/internal/simulate"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "photobench:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("photobench", flag.ContinueOnError)
	seeds := flags.String("seeds", "101-109", "which photos: two of each kind, mild and severe, for each seed from-to")
	codes := flags.String("codes", filepath.Join("..", "testdata", "mpm.tsv"), "the collection of codes")
	kept := flags.String("keep", "", "a directory to keep the photos in that our reader did not read")
	readme := flags.String("readme", "", "a file in which to replace the table, between its marks")
	if err := flags.Parse(args); err != nil {
		return err
	}
	from, to, err := parseRange(*seeds)
	if err != nil {
		return err
	}
	file, err := os.Open(*codes)
	if err != nil {
		return err
	}
	defer file.Close()
	texts, err := simulate.Sound(file)
	if err != nil {
		return err
	}
	b := bench{texts: texts, from: from, to: to, kept: *kept, readers: readers()}
	results, err := b.run()
	if err != nil {
		return err
	}
	var table strings.Builder
	b.table(&table, results)
	if *readme != "" {
		return replaceTable(*readme, table.String())
	}
	_, err = io.WriteString(stdout, table.String())
	return err
}

// parseRange is of two numbers from 1 on, as in 101-109.
func parseRange(s string) (from, to uint64, err error) {
	low, high, found := strings.Cut(s, "-")
	if from, err = strconv.ParseUint(low, 10, 32); err == nil && found {
		to, err = strconv.ParseUint(high, 10, 32)
	}
	if err != nil || !found || from > to {
		return 0, 0, fmt.Errorf("seeds are a range as in 101-109, not %q", s)
	}
	return from, to, nil
}

// reader is one that is measured: it returns the texts it reads in a file, of
// which it is told what they should be only to tell them apart.
type reader struct {
	name string
	read func(jpeg []byte, want []string) ([]string, error)
}

// readers are the ones this machine has, ours first.
func readers() []reader {
	all := []reader{{"photo", byPhoto}, {"gozxing", byZXing}}
	if path, err := exec.LookPath("zbarimg"); err == nil {
		all = append(all, reader{"zbarimg", byZBar(path)})
	}
	return all
}

func byPhoto(jpeg []byte, _ []string) ([]string, error) {
	readings, _ := photo.Open(bytes.NewReader(jpeg)) // that it read nothing is what is counted
	return textsOf(readings), nil
}

func byZXing(jpeg []byte, _ []string) ([]string, error) {
	picture, err := photo.Decode(bytes.NewReader(jpeg), photo.Limits{})
	if err != nil {
		return nil, err
	}
	return textsOf(photo.ZXing{}.Read(photo.Grey(picture))), nil
}

func textsOf(readings []photo.Reading) []string {
	var texts []string
	for _, r := range readings {
		texts = append(texts, r.Text)
	}
	return texts
}

// byZBar asks for the bytes: in its other ways ZBar converts character sets. It
// puts one code after the other with nothing between, so what is wanted is cut
// off; what is left was read wrong.
func byZBar(path string) func(jpeg []byte, want []string) ([]string, error) {
	return func(jpeg []byte, want []string) ([]string, error) {
		file, err := os.CreateTemp("", "photo-*.jpg")
		if err != nil {
			return nil, err
		}
		defer os.Remove(file.Name())
		if _, err := file.Write(jpeg); err != nil {
			return nil, err
		}
		if err := file.Close(); err != nil {
			return nil, err
		}
		out, err := exec.Command(path, "-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sbinary", file.Name()).Output()
		const nothingRead = 4 // its exit status
		var exit *exec.ExitError
		if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == nothingRead) {
			return nil, fmt.Errorf("zbarimg: %w", err)
		}
		return cutOff(string(out), want), nil
	}
}

func cutOff(out string, want []string) (texts []string) {
	for _, w := range want {
		if before, after, found := strings.Cut(out, w); found {
			texts = append(texts, w)
			out = before + after
		}
	}
	if out != "" {
		texts = append(texts, out)
	}
	return texts
}
