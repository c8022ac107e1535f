package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/examples/photo"
)

// An argument is a payload, or the name of a file with a picture, which is told by what is
// in the file: the payloads are then those of the codes in it.

// pictureStart is how much of a file tells whether it is a picture.
const pictureStart = 64

// longestPath is more than any name of a file has. What is longer is a payload.
const longestPath = 4096

// pictureNames end names that people give to pictures. A payload ends with four
// hexadecimal digits, and no link that is scanned with one of these.
var pictureNames = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".pdf"}

// payloadsOf are the payloads that an argument stands for: itself, or the texts of the
// codes in the picture of that name.
func payloadsOf(command *cobra.Command, argument string) ([]string, error) {
	if len(argument) > longestPath || strings.ContainsRune(argument, 0) {
		return []string{argument}, nil
	}
	file, err := os.Open(argument)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) && slices.Contains(pictureNames, strings.ToLower(filepath.Ext(argument))) && !strings.Contains(argument, "://") {
			return nil, inputError{fmt.Errorf("there is no file %+q", argument)}
		}
		return []string{argument}, nil
	}
	defer file.Close()
	if about, err := file.Stat(); err != nil || !about.Mode().IsRegular() {
		return []string{argument}, nil
	}
	start := make([]byte, pictureStart)
	n, _ := io.ReadFull(file, start) // a file that is shorter is no picture
	if !photo.IsPicture(start[:n]) {
		return []string{argument}, nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, inputError{err}
	}
	return textsIn(command, argument, file)
}

// textsIn are the texts of the codes in a picture. A code that is seen and not read is
// told of.
func textsIn(command *cobra.Command, name string, picture io.Reader) (texts []string, err error) {
	readings, err := photo.Open(picture)
	for _, r := range readings {
		texts = append(texts, r.Text)
	}
	switch {
	case len(texts) == 0 && err == nil:
		err = errors.New("no QR code is in the picture")
		fallthrough
	case len(texts) == 0:
		return nil, inputError{fmt.Errorf("%s: %s", escape(name), strings.TrimPrefix(err.Error(), "photo: "))}
	case err != nil:
		fmt.Fprintf(command.ErrOrStderr(), "merchantqr: %s: %s\n", escape(name), strings.TrimPrefix(err.Error(), "photo: "))
	}
	return texts, nil
}

// onePictured is the one text of a picture.
func onePictured(texts []string, name string) (string, error) {
	if len(texts) > 1 {
		return "", inputError{fmt.Errorf("there are %d codes in %s, expected one; merchantqr inspect shows them all", len(texts), escape(name))}
	}
	return texts[0], nil
}

// peeked is a file of which the beginning was looked at, and whether it is a picture.
func peeked(from io.Reader) (whole io.Reader, isPicture bool) {
	buffered := bufio.NewReaderSize(from, longestLine)
	if _, err := buffered.Peek(1); err != nil {
		return buffered, false
	}
	// What has arrived, and no more: who typed a line waits for its answer.
	start, _ := buffered.Peek(min(pictureStart, buffered.Buffered()))
	return buffered, photo.IsPicture(start)
}
