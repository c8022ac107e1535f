package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/examples/readback"
)

func newVerify() *cobra.Command {
	v := verification{}
	command := &cobra.Command{
		Use:   "verify folder",
		Short: "Read the pictures of a batch back, against its report",
		Long: `Verify reads every picture that merchantqr batch wrote into a folder, and tells which
do not say what the report says: one that is missing, cannot be read, or says another
code, and any picture that no row has. A PNG and an SVG are read as a scanner reads
them, even if somebody has saved them anew. A PDF is compared with what was written
then, byte for byte.

Exit status 0: all pictures are as the report says.`,
		Example: `  # Are the pictures still what the table said?
  merchantqr batch --to numbered --picture '{row}.png' merchants.csv > codes.txt && merchantqr verify numbered`,
		Args: cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error { return v.run(command, args[0]) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	command.Flags().StringVar(&v.report, "report", "", "the report's `file`, if it is not "+reportName+" in the folder")
	return command
}

// verification is what is found in a folder.
type verification struct {
	report string
	root   *os.Root
	named  map[[16]byte]bool // files of the report, by a hash of their names

	read, compared, wrong int
}

// checkedRow is a row on its way, with what is wrong with its files.
type checkedRow struct {
	*reportRow
	read, compared int
	faults         []string
}

func (v *verification) run(command *cobra.Command, name string) (err error) {
	if v.root, err = os.OpenRoot(name); err != nil {
		return inputError{err}
	}
	defer v.root.Close()
	if v.report == "" {
		v.report = filepath.Join(name, reportName)
	}
	file, err := os.Open(v.report)
	if err != nil {
		return inputError{fmt.Errorf("there is no report: %w", err)}
	}
	defer file.Close()
	rows, err := newReportReader(file)
	if err != nil {
		return inputError{fmt.Errorf("%s %w", v.report, err)}
	}
	messages := command.ErrOrStderr()
	var bar *progress
	if isTerminal(messages) {
		bar = newProgress(messages, patience)
		defer bar.finish()
	}
	v.named = make(map[[16]byte]bool)
	to := command.OutOrStdout()
	next := func() (*checkedRow, error) {
		row, err := rows.next()
		if err != nil {
			return nil, err
		}
		for _, f := range row.Files {
			v.named[nameHash(f.Name)] = true
		}
		return &checkedRow{reportRow: row}, nil
	}
	err = inOrder(next, v.check, func(row *checkedRow) error {
		v.read, v.compared, v.wrong = v.read+row.read, v.compared+row.compared, v.wrong+len(row.faults)
		if bar != nil {
			bar.add(1)
		}
		return tellFaults(to, row.faults)
	})
	if err == nil {
		err = v.others(to)
	}
	if err != nil {
		return inputError{err}
	}
	fmt.Fprintf(messages, "merchantqr: %s read, %d compared, %d wrong\n", plural(v.read, "picture"), v.compared, v.wrong)
	if v.wrong > 0 {
		return errNotOK
	}
	return nil
}

func tellFaults(to io.Writer, faults []string) error {
	for _, fault := range faults {
		if _, err := fmt.Fprintln(to, escapeMessage(fault)); err != nil {
			return err
		}
	}
	return nil
}

func nameHash(name string) [16]byte {
	sum := sha256.Sum256([]byte(sameFile(name)))
	return [16]byte(sum[:16])
}

// check looks at the files of a row. Several rows are looked at at the same time.
func (v *verification) check(row *checkedRow) {
	if !row.OK {
		return
	}
	for _, f := range row.Files {
		isRead, err := v.checkFile(f, row.Code)
		switch {
		case err != nil:
			row.faults = append(row.faults, fmt.Sprintf("%s (row %d): %s", f.Name, row.Row, err))
		case isRead:
			row.read++
		default:
			row.compared++
		}
	}
}

// checkFile reads a picture or, where it is no picture that can be read, compares it
// with what was written.
func (v *verification) checkFile(f reportFile, code string) (isRead bool, err error) {
	data, err := v.content(f.Name)
	if err != nil {
		return false, err
	}
	if strings.EqualFold(path.Ext(f.Name), ".pdf") {
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			return false, errors.New("it is not the file that was written")
		}
		return false, nil
	}
	texts, err := readback.File(data)
	switch {
	case err != nil:
		return false, errors.New(strings.TrimPrefix(err.Error(), "readback: "))
	case !slices.Equal(texts, []string{code}):
		return false, fmt.Errorf("it says %+q, the report %+q", strings.Join(texts, " and "), code)
	}
	return true, nil
}

func (v *verification) content(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, errors.New("its name is no name within the folder")
	}
	info, err := v.root.Lstat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("it is missing")
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no plain file")
	case info.Size() > readback.MaxBytes:
		return nil, fmt.Errorf("it has %d bytes, expected at most %d", info.Size(), readback.MaxBytes)
	}
	file, err := v.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, readback.MaxBytes+1))
}

// others tells of pictures that no row has: somebody could print them.
func (v *verification) others(to io.Writer) error {
	return fs.WalkDir(v.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch strings.ToLower(path.Ext(name)) {
		case ".png", ".svg", ".pdf":
			if !entry.IsDir() && !v.named[nameHash(name)] {
				v.wrong++
				return tellFaults(to, []string{name + ": it is in no row of the report"})
			}
		}
		return nil
	})
}
