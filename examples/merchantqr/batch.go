package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/readback"
	"github.com/openmerchantqr/emvqr/examples/sticker"
	"github.com/openmerchantqr/emvqr/examples/symbol"
)

func newBatch() *cobra.Command {
	b := batchRun{}
	command := &cobra.Command{
		Use:   "batch --to folder [--picture pattern] [table]",
		Short: "Write codes and pictures for a table of merchants",
		Long: `Batch writes a code, and pictures of it, for every row of a table: CSV with the names of
the columns in its first line, or JSON, one object a line. The table is a file, or
standard input.

A column has the name of a flag of compose, such as name, city or mcc; or of a field
of a network's account, such as promptpay:mobile or khqr:individual:account; or account
for a whole one, as --account takes it. The flags here are for rows whose cell is empty
or that have no such column. Columns with other names get theirs from --mapping, a YAML
or JSON file:

  Shop name: name
  Mobile: promptpay:mobile
  Remarks: "-"

Pictures are named by a pattern with columns in braces, {row} for the number of the row:
{store}.png. They are bare symbols, or with --sticker what merchantqr sticker draws; a
.pdf is always a sticker. Columns title and shop are for its texts. All are written
below --to. Every picture is read back before it is written, each file is written as a
whole or not at all, and none is written over unless --overwrite says so: one that is
there and the same is kept, so that a batch that was stopped goes on when it is run
again.

A row that cannot be written is refused, and the others are not. The report, one JSON
object a line in the same folder, tells for each row its code and files, or the columns
and the rules because of which it is refused. The codes are on standard output, one a
line. Exit status 1: some row was refused.`,
		Example: `  # A PNG and an SVG for each row, named by the column store.
  merchantqr batch --to codes --picture '{store}.png' --picture '{store}.svg' merchants.csv

  # The same for all rows; a table with other names; stickers as PDF.
  merchantqr batch --to stickers --picture '{Branch}.pdf' --country TH --mcc 5812 --mapping columns.yaml branches.csv

  # From the table to sheets of stickers, ready to print.
  merchantqr batch --to printed merchants.csv | merchantqr sticker --template sheet --out sheets.pdf

  # What is in the folder is what the report says.
  merchantqr batch --to checked --picture '{store}.png' merchants.csv > codes.txt && merchantqr verify checked`,
		Args: cobra.MaximumNArgs(1),
	}
	b.addFlags(command)
	command.RunE = func(command *cobra.Command, args []string) error { return b.run(command, args) }
	command.PreRunE = func(*cobra.Command, []string) error { return b.check() }
	return command
}

// batchRun is what is done with a table.
type batchRun struct {
	to, mapping string
	overwrite   bool
	patterns    []string
	stickers    bool
	look        stickerLook
	scale       int
	says        stickerText

	pictures []filePattern
	command  *cobra.Command
	folder   *folder
	defaults []setting
	clock    clock
	taken    map[[16]byte]int // the row that has a file, by a hash of its name
	sum      reportSum
}

func (b *batchRun) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&b.to, "to", "", "the `folder` to write into; it is made if it is not there")
	flags.StringArrayVar(&b.patterns, "picture", nil, "`pattern` of the pictures' names, ending in .png, .svg or .pdf; once for each kind")
	flags.StringVar(&b.mapping, "mapping", "", "`file`, YAML or JSON, with the fields that columns are for")
	flags.BoolVar(&b.overwrite, "overwrite", false, "write over files that are there")
	flags.BoolVar(&b.stickers, "sticker", false, "draw stickers, not bare symbols")
	flags.IntVar(&b.scale, "scale", 8, "`pixels` a module of a bare symbol in a PNG, 1 to 100")
	b.look.addFlags(command)
	b.says.addCommonFlags(command)
	addFieldFlags(flags)
	must(command.MarkFlagRequired("to"))
	completeFields(command)
	completeAccounts(command)
}

// check finds wrong usage before any work is done.
func (b *batchRun) check() error {
	if b.scale < 1 || b.scale > symbol.MaxScale {
		return fmt.Errorf("--scale is from 1 to %d, not %d", symbol.MaxScale, b.scale)
	}
	for _, text := range b.patterns {
		if err := checkStickerFile("--picture", text); err != nil {
			return err
		}
		pattern, err := parsePattern(text)
		if err != nil {
			return fmt.Errorf("--picture %w", err)
		}
		b.pictures = append(b.pictures, pattern)
	}
	return nil
}

// job is a row on its way.
type job struct {
	row    *merchantRow
	names  []string // of its files
	report reportRow
}

func (b *batchRun) run(command *cobra.Command, args []string) error {
	b.command, b.taken = command, make(map[[16]byte]int)
	var err error
	if b.defaults, err = gather(command, ""); err != nil {
		return inputError{err}
	}
	if b.draws() {
		if err := b.look.load(); err != nil {
			return inputError{err}
		}
	}
	name, from, err := openTable(command, args)
	if err != nil {
		return inputError{err}
	}
	defer from.Close()
	rows, err := b.table(name, from)
	if err != nil {
		return inputError{err}
	}
	if b.folder, err = openFolder(b.to); err != nil {
		return inputError{err}
	}
	defer b.folder.close()
	return b.work(name, rows)
}

// draws reports whether any picture is a sticker.
func (b *batchRun) draws() bool {
	for _, p := range b.pictures {
		if b.stickers || path.Ext(strings.ToLower(p.text)) == ".pdf" {
			return true
		}
	}
	return false
}

func openTable(command *cobra.Command, args []string) (name string, from io.ReadCloser, err error) {
	if len(args) == 0 || args[0] == "-" {
		return "standard input", io.NopCloser(command.InOrStdin()), nil
	}
	file, err := os.Open(args[0])
	return args[0], file, err
}

func (b *batchRun) table(name string, from io.Reader) (*table, error) {
	mapping, err := readMapping(b.mapping, b.command.InOrStdin())
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range b.pictures {
		names = append(names, p.columns()...)
	}
	rows, err := newTable(from, mapping, names)
	if err == nil {
		err = rows.hasAll(names)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows, nil
}

// work goes through the table and writes the report when it is at the end.
func (b *batchRun) work(name string, rows *table) error {
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	report, err := b.newReport(name)
	if err != nil {
		return inputError{err}
	}
	defer report.drop()
	messages := b.command.ErrOrStderr()
	var bar *progress
	if isTerminal(messages) && !isTerminal(b.command.OutOrStdout()) {
		bar = newProgress(messages, patience)
		defer bar.finish()
	}
	codes := bufio.NewWriter(b.command.OutOrStdout())
	next := func() (*job, error) {
		if interrupted.Err() != nil {
			return nil, errInterrupted
		}
		r, err := rows.next()
		if err != nil {
			return nil, err
		}
		return b.claim(r), nil
	}
	done := func(j *job) error {
		b.count(&j.report, messages)
		if bar != nil {
			bar.add(1)
		}
		if j.report.OK {
			if _, err := codes.WriteString(j.report.Code + "\n"); err != nil {
				return err
			}
		}
		return report.add(&j.report)
	}
	err = inOrder(next, b.write, done)
	if err == nil {
		err = codes.Flush()
	}
	if err == nil {
		err = report.finish(b.sum)
	}
	if err != nil {
		return inputError{fmt.Errorf("stopped after %s: %w; run it again to go on", plural(b.sum.Rows, "row"), err)}
	}
	fmt.Fprintf(messages, "merchantqr: %s: %d written, %d refused; %s tells of each\n",
		plural(b.sum.Rows, "row"), b.sum.Written, b.sum.Refused, path.Join(b.to, reportName))
	if b.sum.Refused > 0 {
		return errNotOK
	}
	return nil
}

var errInterrupted = errors.New("interrupted")

// claim gives a row the names of its files. It is called in the order of the rows: of
// two that have one name, the first has it.
func (b *batchRun) claim(r *merchantRow) *job {
	j := &job{row: r, report: reportRow{Row: r.number, Line: r.line}}
	if len(r.problems) > 0 && r.named == nil {
		return j
	}
	for _, pattern := range b.pictures {
		name, column, fault := pattern.name(r)
		if fault != "" {
			r.refuse(column, ruleFileName, fault)
			break // the others are made of the same
		}
		key := nameHash(name)
		if earlier, taken := b.taken[key]; taken {
			r.refuse("", ruleFileTwice, fmt.Sprintf("row %d has the file %q already", earlier, name))
			continue
		}
		if sameFile(name) == reportName {
			r.refuse("", ruleFileName, "this is the name of the report")
			continue
		}
		b.taken[key] = r.number
		j.names = append(j.names, name)
	}
	return j
}

// write makes the code and the files of a row. Several rows are made at the same time.
func (b *batchRun) write(j *job) {
	r := j.row
	code, ok := b.compose(j)
	if ok && len(r.problems) == 0 {
		j.report.Code = code.String()
		b.draw(j, code)
	}
	if j.report.OK = len(r.problems) == 0; !j.report.OK {
		j.report.Code, j.report.Notes = "", nil
	}
	j.report.Problems = r.problems
}

// compose makes the code, or tells what is wrong with the row.
func (b *batchRun) compose(j *job) (code emvqr.Code, ok bool) {
	r := j.row
	if len(r.problems) > 0 && r.settings == nil {
		return code, false
	}
	g := newGenerationAmong(b.clock.networks())
	settings := append([]setting(nil), b.defaults...)
	for _, s := range r.settings {
		if _, isOfCode := findField(s.name); isOfCode {
			settings = append(settings, s)
		}
	}
	for _, field := range r.spoilt {
		g.spoilt[field] = true
	}
	g.apply(settings)
	g.localise()
	code = g.encode(false)
	for _, p := range g.problems {
		// That the code as a whole cannot be written follows from a cell that is refused.
		if p.field != "" || len(r.spoilt) == 0 {
			r.problems = append(r.problems, r.problemOf(p))
		}
	}
	if len(g.problems) > 0 {
		return code, false
	}
	for f := range g.known.Validate(code) {
		j.report.Notes = append(j.report.Notes, r.problemOf(g.problemOf(&f)))
	}
	return code, true
}

// problemOf is a problem with the column that it is about.
func (r *merchantRow) problemOf(p problem) rowProblem {
	rule := p.rule
	switch {
	case rule == "" && p.field == accountField && p.where == "":
		rule = ruleConflict
	case rule == "":
		rule = ruleValue
	}
	return rowProblem{r.columnOf(p), rule, p.message + p.hint}
}

// draw makes all pictures of a row, and writes them when all are made.
func (b *batchRun) draw(j *job, code emvqr.Code) {
	files := make([][]byte, len(j.names))
	for i, name := range j.names {
		data, rule, err := b.picture(j, name, code)
		if err != nil {
			j.row.refuse("", rule, fmt.Sprintf("%s: %s", name, err))
			return
		}
		files[i] = data
	}
	for i, name := range j.names {
		kept, err := b.folder.put(name, files[i], b.overwrite)
		switch {
		case errors.Is(err, errThere):
			j.row.refuse("", ruleFileThere, fmt.Sprintf("%s: %s; --overwrite writes over it", name, err))
			return
		case err != nil:
			j.row.refuse("", ruleFile, err.Error())
			return
		}
		sum := sha256.Sum256(files[i])
		j.report.Files = append(j.report.Files, reportFile{Name: name, SHA256: hex.EncodeToString(sum[:]), kept: kept})
	}
}

// picture makes a picture and reads it.
func (b *batchRun) picture(j *job, name string, code emvqr.Code) (data []byte, rule string, err error) {
	ending := strings.ToLower(path.Ext(name))
	if b.stickers || ending == ".pdf" {
		data, err = b.look.draw(ending, []sticker.Face{b.face(j.row, code)})
		return data, rulePicture, err
	}
	drawn, err := symbol.Encode(code.String(), b.look.style.Level)
	if err != nil {
		return nil, rulePicture, err
	}
	var file bytes.Buffer
	if ending == ".svg" {
		err = drawn.WriteSVG(&file, pictureTitle(code.String()))
	} else {
		err = drawn.WritePNG(&file, b.scale)
	}
	if err != nil {
		return nil, rulePicture, err
	}
	texts, err := readback.File(file.Bytes())
	if err == nil && (len(texts) != 1 || texts[0] != code.String()) {
		err = errors.New("the picture was read back as something else; it is not written")
	}
	return file.Bytes(), ruleReadBack, err
}

// face is the sticker of a row.
func (b *batchRun) face(r *merchantRow, code emvqr.Code) sticker.Face {
	says := b.says
	for _, s := range r.settings {
		switch s.name {
		case "title":
			says.title = strings.Join(s.values, " ")
		case "shop":
			says.shop = strings.Join(s.values, " ")
		}
	}
	return says.face(b.command, code.String())
}

// toldRows is how many refused rows are told one by one. The report tells of all.
const toldRows = 20

// count takes a row into the sum, and tells why it is refused.
func (b *batchRun) count(row *reportRow, messages io.Writer) {
	b.sum.Rows++
	if row.OK {
		b.sum.Written++
		return
	}
	if b.sum.Refused++; b.sum.Refused > toldRows {
		return
	}
	for _, p := range row.Problems {
		fmt.Fprintf(messages, "merchantqr: %s\n", escapeMessage(row.sentence(p)))
	}
	if b.sum.Refused == toldRows {
		fmt.Fprintln(messages, "merchantqr: further rows that are refused are in the report alone")
	}
}

// sentence is a problem with its place: "row 7 (line 9), column city: … (RULE)".
func (row *reportRow) sentence(p rowProblem) string {
	where := fmt.Sprintf("row %d (line %d)", row.Row, row.Line)
	if p.Column != "" {
		where += fmt.Sprintf(", column %s", p.Column)
	}
	return fmt.Sprintf("%s: %s (%s)", where, p.Message, p.Rule)
}

// batchReport is a report that is being written.
type batchReport struct {
	folder  *folder
	unready string // the file while it is not whole
	file    *os.File
	to      *bufio.Writer
	lines   *json.Encoder
}

// newReport begins a report. One that is there is replaced at the end; another file of
// that name is not.
func (b *batchRun) newReport(from string) (*batchReport, error) {
	switch there, err := b.folder.root.Open(reportName); {
	case err == nil:
		start := make([]byte, 1<<10)
		n, _ := io.ReadFull(there, start)
		there.Close()
		if !isReport(start[:n]) && !b.overwrite {
			return nil, fmt.Errorf("%s is there and is no report of a batch; --overwrite writes over it", path.Join(b.to, reportName))
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	r := &batchReport{folder: b.folder, unready: reportName + ".tmp"}
	var err error
	if r.file, err = b.folder.root.OpenFile(r.unready, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666); err != nil {
		return nil, err
	}
	r.to = bufio.NewWriter(r.file)
	r.lines = json.NewEncoder(r.to)
	r.lines.SetEscapeHTML(false)
	return r, r.lines.Encode(reportHead{reportKind, reportFormat, from})
}

func (r *batchReport) add(row *reportRow) error { return r.lines.Encode(row) }

// finish puts the report in its place.
func (r *batchReport) finish(sum reportSum) error {
	err := r.lines.Encode(sum)
	if err == nil {
		err = r.to.Flush()
	}
	if err = errors.Join(err, r.file.Close()); err != nil {
		return err
	}
	r.file = nil
	return r.folder.root.Rename(r.unready, reportName)
}

// drop takes a report away that did not come to its end.
func (r *batchReport) drop() {
	if r.file != nil {
		_ = r.file.Close()
		_ = r.folder.root.Remove(r.unready)
	}
}
