package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"github.com/openmerchantqr/emvqr/examples/readback"
)

const shopHeader = "file,name,city,mcc,promptpay:mobile\n"

// report is what the report of a batch says, row by row.
func report(t *testing.T, dir string) (rows []reportRow) {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, reportName))
	require.NoError(t, err)
	defer file.Close()
	reader, err := newReportReader(file)
	require.NoError(t, err)
	for {
		row, err := reader.next()
		if err == io.EOF {
			return rows
		}
		require.NoError(t, err)
		rows = append(rows, *row)
	}
}

// rules are the columns and rules because of which a row is refused.
func rules(row reportRow) (all []string) {
	for _, p := range row.Problems {
		all = append(all, strings.TrimSpace(p.Column+" "+p.Rule))
	}
	return all
}

func runBatch(t *testing.T, dir, table string, args ...string) result {
	t.Helper()
	return callWith(table, append([]string{"batch", "--to", dir, "--picture", "{file}.png", "--picture", "more/{file}.svg"}, args...)...)
}

func TestABatchWritesCodesAndPicturesOfEveryRow(t *testing.T) {
	dir := t.TempDir()
	got := callWith("", "batch", "--to", dir, "--picture", "{store}.png", "--picture", "svg/{row}-{store}.svg", "testdata/merchants.csv")
	require.Equal(t, exitOK, got.status, got.err)
	assert.Equal(t, "merchantqr: 3 rows: 3 written, 0 refused; "+dir+"/report.jsonl tells of each\n", got.err)
	codes := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	require.Len(t, codes, 3)
	want := callWith("", "compose", "--name", "Noodle House", "--city", "Bangkok", "--mcc", "5812", "--store", "siam",
		"--account", "promptpay:mobile=081-234-5678", "--account", "visa:number=4000123456789017")
	assert.Equal(t, want.out, codes[0]+"\n", "as compose writes it")
	assert.Contains(t, codes[1], `Noodle House "2"`)
	assert.Contains(t, codes[1], "5406125.00")
	rows := report(t, dir)
	require.Len(t, rows, 3)
	for i, row := range rows {
		assert.Equal(t, codes[i], row.Code)
		assert.Equal(t, []int{i + 1, i + 2}, []int{row.Row, row.Line})
		require.Len(t, row.Files, 2)
		for _, f := range row.Files {
			data, err := os.ReadFile(filepath.Join(dir, f.Name))
			require.NoError(t, err)
			texts, err := readback.File(data)
			require.NoError(t, err)
			assert.Equal(t, []string{codes[i]}, texts)
		}
	}
	assert.Equal(t, "svg/2-silom.svg", rows[1].Files[1].Name)
	left, err := filepath.Glob(filepath.Join(dir, "*.tmp"))
	require.NoError(t, err)
	assert.Empty(t, left)
}

// A JSON object a line says the same, with accounts as objects too.
func TestRowsOfJSON(t *testing.T) {
	dir := t.TempDir()
	got := runBatch(t, dir, `
{"file":"a","name":"Noodle House","city":"Bangkok","mcc":"5812","promptpay:mobile":"081-234-5678"}
{"file":"b","name":"Noodle House","city":"Bangkok","mcc":5812,"amount":125.50,"accounts":[{"network":"promptpay","mobile":"081-234-5678"},{"network":"visa","number":4000123456789017}]}
{"file":"c","name":"Noodle House","nonsense":1}
{"file":"d","name":
[]
{"file":"e","name":["a","b"]}
`)
	require.Equal(t, exitNotOK, got.status, got.err)
	rows := report(t, dir)
	require.Len(t, rows, 6)
	assert.True(t, rows[0].OK, rows[0])
	assert.True(t, rows[1].OK, rows[1])
	assert.Contains(t, rows[1].Code, "5406125.50")
	assert.Contains(t, rows[1].Code, "02164000123456789017")
	assert.Contains(t, rules(rows[2]), "nonsense BATCH-VALUE")
	assert.Equal(t, []string{"BATCH-JSON"}, rules(rows[3]))
	assert.Equal(t, []string{"BATCH-JSON"}, rules(rows[4]))
	assert.Contains(t, rules(rows[5]), "name BATCH-VALUE")
	assert.Equal(t, []int{2, 3, 4, 5, 6, 7}, []int{rows[0].Line, rows[1].Line, rows[2].Line, rows[3].Line, rows[4].Line, rows[5].Line})
}

func TestRowsThatAreRefused(t *testing.T) {
	const good = ",Noodle House,Bangkok,5812,081-234-5678\n"
	for name, test := range map[string]struct {
		row   string
		rules []string
	}{
		"a name that leads elsewhere":  {"../a" + good, []string{"file BATCH-FILE-NAME"}},
		"a name with a backslash":      {`a\b` + good, []string{"file BATCH-FILE-NAME"}},
		"a name with a slash":          {"a/b" + good, []string{"file BATCH-FILE-NAME"}},
		"no name for the file":         {good, []string{"file BATCH-FILE-NAME"}},
		"a hidden file":                {".a" + good, []string{"BATCH-FILE-NAME"}},
		"a device of Windows":          {"NUL" + good, []string{"BATCH-FILE-NAME"}},
		"a name turned round":          {"a\u202eb" + good, []string{"file BATCH-FILE-NAME"}},
		"a colon":                      {"a:b" + good, []string{"file BATCH-FILE-NAME"}},
		"an endless name":              {strings.Repeat("a", 300) + good, []string{"BATCH-FILE-NAME"}},
		"an earlier row's file":        {"FIRST" + good, []string{"BATCH-FILE-TWICE", "BATCH-FILE-TWICE"}},
		"a formula":                    {"a,=1+1,Bangkok,5812,081-234-5678\n", []string{"name BATCH-FORMULA"}},
		"another formula":              {"a,@SUM(A1),Bangkok,5812,081-234-5678\n", []string{"name BATCH-FORMULA"}},
		"a formula in quotation marks": {`a,"=HYPERLINK(""x"")",Bangkok,5812,081-234-5678` + "\n", []string{"name BATCH-FORMULA"}},
		"a rounded number":             {"a,Noodle House,Bangkok,5812,8.12346E+11\n", []string{"promptpay:mobile BATCH-ROUNDED"}},
		"a quotation mark too few":     {`a,"Noodle House,Bangkok,5812,081-234-5678` + "\n", []string{"BATCH-QUOTE"}},
		"a quotation mark amid a cell": {`a,Noodle "House",Bangkok,5812,081-234-5678` + "\n", []string{"BATCH-QUOTE"}},
		"a line break in a cell":       {"a,\"Noodle\nHouse\",Bangkok,5812,081-234-5678\n", []string{"BATCH-LINE-BREAK"}},
		"too few cells":                {"a,Noodle House\n", []string{"BATCH-CELLS"}},
		"too many cells":               {"a,Noodle House,Bangkok,5812,081-234-5678,x\n", []string{"BATCH-CELLS"}},
		"Latin-1":                      {"a,Caf\xe9,Bangkok,5812,081-234-5678\n", []string{"BATCH-NOT-UTF8"}},
		"a line that is too long":      {"a," + strings.Repeat("x", 100_000) + "\n", []string{"BATCH-TOO-LONG"}},
		"a number of no mobile":        {"a,Noodle House,Bangkok,5812,12\n", []string{"promptpay:mobile BATCH-VALUE"}},
		"a category of letters":        {"a,Noodle House,Bangkok,food,081-234-5678\n", []string{"mcc MPM-4.7.12.1-MCC"}},
		"a name that is too long":      {"a,The Original Noodle House of Bangkok,Bangkok,5812,081-234-5678\n", []string{"name MPM-T3.6-LEN"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			got := runBatch(t, dir, shopHeader+"first"+good+test.row+"last"+good)
			require.Equal(t, exitNotOK, got.status, got.err)
			rows := report(t, dir)
			require.Len(t, rows, 3, got.err)
			assert.True(t, rows[0].OK, "the row before it is written")
			assert.True(t, rows[2].OK, "the row after it is written: %v", rows[2])
			assert.False(t, rows[1].OK)
			assert.Equal(t, 3, rows[1].Line)
			assert.Empty(t, rows[1].Code)
			assert.Subset(t, rules(rows[1]), test.rules, rows[1].Problems)
			assert.Len(t, rows[1].Problems, len(test.rules), "%v", rows[1].Problems)
			assert.Contains(t, got.err, "row 2 (line 3)")
			files, err := filepath.Glob(filepath.Join(dir, "*"))
			require.NoError(t, err)
			assert.Len(t, files, 4, "first, last, more and the report")
		})
	}
}

// What follows a quotation mark that nothing closes is no part of that cell for ever.
func TestAMissingQuotationMarkCostsOneRow(t *testing.T) {
	var table strings.Builder
	table.WriteString(shopHeader)
	for i := range 200 {
		mark := ""
		if i%50 == 7 {
			mark = `"`
		}
		fmt.Fprintf(&table, "f%d,%sNoodle House,Bangkok,5812,081-234-5678\n", i, mark)
	}
	dir := t.TempDir()
	got := runBatch(t, dir, table.String())
	assert.Contains(t, got.err, "200 rows: 196 written, 4 refused")
	for _, row := range report(t, dir) {
		assert.Equal(t, row.Row+1, row.Line)
		assert.Equal(t, row.Row%50 != 8, row.OK, row.Row)
	}
}

// hugeCell is a cell of that many bytes, in a table that is right otherwise.
type hugeCell struct {
	before, after io.Reader
	left          int
}

func (e *hugeCell) Read(to []byte) (int, error) {
	if n, err := e.before.Read(to); err == nil {
		return n, nil
	}
	if e.left > 0 {
		n := min(e.left, len(to))
		e.left -= n
		for i := range n {
			to[i] = 'x'
		}
		return n, nil
	}
	return e.after.Read(to)
}

func TestACellOf100MBIsRefusedInBoundedMemory(t *testing.T) {
	for name, open := range map[string]string{"plain": "", "in quotation marks": `"`} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			table := &hugeCell{strings.NewReader(shopHeader + "a," + open), strings.NewReader(open + ",Bangkok,5812,081-234-5678\nb,Noodle House,Bangkok,5812,081-234-5678\n"), 100 << 20}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got := call(table, "batch", "--to", dir, "--picture", "{file}.png")
			runtime.ReadMemStats(&after)
			require.Equal(t, exitNotOK, got.status, got.err)
			rows := report(t, dir)
			require.Len(t, rows, 2)
			assert.Equal(t, []string{"BATCH-TOO-LONG"}, rules(rows[0]))
			assert.True(t, rows[1].OK)
			// All that was allocated, and so more than was ever held: what the process has of
			// the system depends on the tests before.
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(48<<20))
		})
	}
}

func TestTablesInOtherEncodings(t *testing.T) {
	table := shopHeader + "a,Noodle House,Bangkok,5812,081-234-5678\n"
	for name, endian := range map[string]unicode.Endianness{"little": unicode.LittleEndian, "big": unicode.BigEndian} {
		text, err := unicode.UTF16(endian, unicode.UseBOM).NewEncoder().String(table)
		require.NoError(t, err)
		got := runBatch(t, t.TempDir(), text)
		assert.Equal(t, exitOK, got.status, "UTF-16, %s endian: %s", name, got.err)
		text, err = unicode.UTF16(endian, unicode.IgnoreBOM).NewEncoder().String(table)
		require.NoError(t, err)
		got = runBatch(t, t.TempDir(), text)
		assert.Equal(t, exitNotOK, got.status)
		assert.Contains(t, got.err, "UTF-16 without a mark")
	}
	assert.Equal(t, exitOK, runBatch(t, t.TempDir(), "\ufeff"+strings.ReplaceAll(table, "\n", "\r\n")).status)
	assert.Equal(t, exitOK, runBatch(t, t.TempDir(), strings.ReplaceAll(table, ",", ";")).status)
	assert.Equal(t, exitOK, runBatch(t, t.TempDir(), strings.ReplaceAll(table, ",", "\t")).status)
}

func TestTablesThatAreRefused(t *testing.T) {
	mapping := filepath.Join(t.TempDir(), "columns.yaml")
	require.NoError(t, os.WriteFile(mapping, []byte("Nowhere: name\n"), 0o600))
	for name, test := range map[string]struct {
		table, want string
		args        []string
	}{
		"nothing":               {"", "the table is empty", nil},
		"blank lines":           {"\n\n  \n", "the table is empty", nil},
		"an unknown column":     {"file,name,curency\n", `column "curency": is no field of a code`, nil},
		"an unknown network":    {"file,name,promptpai:mobile\n", "promptpai", nil},
		"an unknown field":      {"file,name,promptpay:mobil\n", `promptpay has no field "mobil"`, nil},
		"a column twice":        {"file,name,Name\n", "is there twice", nil},
		"a column with no name": {"file,name,\n", "column 3 has no name", nil},
		"no column for files":   {"name,city\n", `there is no column "file"`, nil},
		"an endless header":     {strings.Repeat("x", 1<<20), "the line is longer than 65536 bytes", nil},
		"a broken header":       {"file,\"name\n", "the line with the names of the columns", nil},
		"a PDF":                 {"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "is no field of a code", nil},
		"a mapping of another":  {"file,name\n", `the mapping names a column "Nowhere"`, []string{"--mapping", mapping}},
		"a mapping not there":   {"file,name\n", "no such file", []string{"--mapping", mapping + "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "new")
			got := runBatch(t, dir, test.table, test.args...)
			assert.Equal(t, exitNotOK, got.status)
			assert.Contains(t, got.err, test.want)
			assert.NoDirExists(t, dir, "nothing is made")
		})
	}
	for _, pattern := range []string{"{file}.jpg", "{file", "{}.png", "../{file}.png", "/tmp/{file}.png", "a//{file}.png", "./{file}.png", `a\{file}.png`} {
		got := callWith("", "batch", "--to", "x", "--picture", pattern)
		assert.Equal(t, exitUsage, got.status, pattern)
	}
}

func TestABatchGoesOnWhereItWasStopped(t *testing.T) {
	dir := t.TempDir()
	table := shopHeader + "a,Noodle House,Bangkok,5812,081-234-5678\nb,Noodle House,Bangkok,5812,081-234-5679\n"
	first := runBatch(t, dir, table)
	require.Equal(t, exitOK, first.status, first.err)
	kept, gone := filepath.Join(dir, "a.png"), filepath.Join(dir, "b.png")
	before, err := os.Stat(kept)
	require.NoError(t, err)
	require.NoError(t, os.Remove(gone))
	require.NoError(t, os.Remove(filepath.Join(dir, reportName)))
	require.Equal(t, first, runBatch(t, dir, table))
	after, err := os.Stat(kept)
	require.NoError(t, err)
	assert.True(t, os.SameFile(before, after), "what is there is kept")
	assert.FileExists(t, gone)
}

func TestNothingIsWrittenOverUnasked(t *testing.T) {
	dir := t.TempDir()
	mine, link := filepath.Join(dir, "a.png"), filepath.Join(dir, "b.png")
	outside := filepath.Join(t.TempDir(), "outside.png")
	require.NoError(t, os.WriteFile(mine, []byte("mine"), 0o600))
	require.NoError(t, os.WriteFile(outside, []byte("outside"), 0o600))
	require.NoError(t, os.Symlink(outside, link))
	table := shopHeader + "a,Noodle House,Bangkok,5812,081-234-5678\nb,Noodle House,Bangkok,5812,081-234-5679\n"
	got := runBatch(t, dir, table)
	require.Equal(t, exitNotOK, got.status)
	rows := report(t, dir)
	assert.Equal(t, []string{"BATCH-FILE-THERE"}, rules(rows[0]))
	assert.Equal(t, []string{"BATCH-FILE"}, rules(rows[1]))
	for file, want := range map[string]string{mine: "mine", outside: "outside"} {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, want, string(data))
	}
	require.NoError(t, os.Remove(link))
	assert.Equal(t, exitOK, runBatch(t, dir, table, "--overwrite").status)

	require.NoError(t, os.WriteFile(filepath.Join(dir, reportName), []byte("my notes"), 0o600))
	got = runBatch(t, dir, table)
	assert.Equal(t, exitNotOK, got.status)
	assert.Contains(t, got.err, "is no report of a batch")
	data, err := os.ReadFile(filepath.Join(dir, reportName))
	require.NoError(t, err)
	assert.Equal(t, "my notes", string(data))
}

// A folder in the folder that is a link leads nowhere else.
func TestAFolderThatIsALinkIsNotFollowed(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "more")))
	got := runBatch(t, dir, shopHeader+"a,Noodle House,Bangkok,5812,081-234-5678\n")
	assert.Equal(t, exitNotOK, got.status)
	files, err := os.ReadDir(outside)
	require.NoError(t, err)
	assert.Empty(t, files)
}

func TestFlagsAreForRowsThatSayNothing(t *testing.T) {
	dir := t.TempDir()
	got := runBatch(t, dir, "file,name,mcc\na,Noodle House,\nb,Ari Coffee,5814\n", "--city", "Bangkok", "--mcc", "5812", "--account", "promptpay:mobile=081-234-5678")
	require.Equal(t, exitOK, got.status, got.err)
	rows := report(t, dir)
	assert.Contains(t, rows[0].Code, "52045812")
	assert.Contains(t, rows[1].Code, "52045814")
	assert.Contains(t, rows[1].Code, "6007Bangkok")
}

func TestABatchOfStickersByAMapping(t *testing.T) {
	dir := t.TempDir()
	got := callWith("", "batch", "--to", dir, "--picture", "{Branch}.pdf", "--picture", "{Branch}.png", "--sticker", "--dpi", "150", "--country", "TH",
		"--mcc", "5812", "--mapping", "testdata/columns.yaml", "testdata/branches.csv")
	require.Equal(t, exitOK, got.status, got.err)
	file, err := os.ReadFile(filepath.Join(dir, "Siam Square.pdf"))
	require.NoError(t, err)
	assert.Equal(t, "%PDF-", string(file[:5]))
	verified := callWith("", "verify", dir)
	assert.Equal(t, result{exitOK, "", "merchantqr: 2 pictures read, 2 compared, 0 wrong\n"}, verified)
}

func TestManyRowsAreWrittenInTheirOrder(t *testing.T) {
	var table strings.Builder
	table.WriteString("name,city,mcc,promptpay:mobile\n")
	for i := range 500 {
		fmt.Fprintf(&table, "Shop %d,Bangkok,5812,08123%05d\n", i+1, i)
	}
	dir := t.TempDir()
	got := callWith(table.String(), "batch", "--to", dir, "--picture", "{row}.png")
	require.Equal(t, exitOK, got.status, got.err)
	for i, line := range strings.Split(strings.TrimSpace(got.out), "\n") {
		assert.Contains(t, line, fmt.Sprintf("Shop %d60", i+1))
	}
	assert.Len(t, report(t, dir), 500)
}

func TestWhatIsInTheFolderIsVerified(t *testing.T) {
	dir := t.TempDir()
	table := shopHeader
	for _, name := range strings.Split("a b c d e f", " ") {
		table += name + ",Noodle House " + name + ",Bangkok,5812,081-234-5678\n"
	}
	require.Equal(t, exitOK, runBatch(t, dir, table).status)
	require.Equal(t, result{exitOK, "", "merchantqr: 12 pictures read, 0 compared, 0 wrong\n"}, callWith("", "verify", dir))

	at := func(name string) string { return filepath.Join(dir, name) }
	require.NoError(t, os.Remove(at("a.png")))
	b, err := os.ReadFile(at("b.png"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(at("c.png"), b, 0o600)) // another shop's
	require.NoError(t, os.WriteFile(at("d.png"), b[:len(b)/2], 0o600))
	require.NoError(t, os.Truncate(at("more/e.svg"), 0))
	require.NoError(t, os.WriteFile(at("more/stray.PNG"), b, 0o600))
	require.NoError(t, os.Remove(at("f.png")))
	require.NoError(t, os.Symlink(at("e.png"), at("f.png")))
	got := callWith("", "verify", dir)
	assert.Equal(t, exitNotOK, got.status)
	assert.Equal(t, "merchantqr: 7 pictures read, 0 compared, 6 wrong\n", got.err)
	for _, want := range []string{
		"a.png (row 1): it is missing", "c.png (row 3): it says ", "d.png (row 4): png: invalid format", "more/e.svg (row 5): found neither PNG nor SVG",
		"f.png (row 6): it is no plain file", "more/stray.PNG: it is in no row of the report",
	} {
		assert.Contains(t, got.out, want)
	}
}

func TestReportsThatAreNotWhole(t *testing.T) {
	dir := t.TempDir()
	require.Equal(t, exitOK, runBatch(t, dir, shopHeader+"a,Noodle House,Bangkok,5812,081-234-5678\n").status)
	whole, err := os.ReadFile(filepath.Join(dir, reportName))
	require.NoError(t, err)
	lines := strings.SplitAfter(string(whole), "\n")
	escaping, err := json.Marshal(reportRow{Row: 1, OK: true, Code: "x", Files: []reportFile{{Name: "../x.png"}}})
	require.NoError(t, err)
	for name, test := range map[string]struct{ content, want string }{
		"none":                       {"", "is no report"},
		"something else":             {"{}\n", "is no report"},
		"broken off":                 {lines[0] + lines[1], "breaks off after row 1"},
		"a row too few":              {lines[0] + lines[2], "has 0 rows and says 1"},
		"more after it":              {string(whole) + lines[1], "something after the end"},
		"no JSON":                    {lines[0] + "x\n", "row 1 of the report"},
		"a file that is not in here": {lines[0] + string(escaping) + "\n" + lines[2], "no name within the folder"},
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, reportName), []byte(test.content), 0o600))
		got := callWith("", "verify", dir)
		assert.Equal(t, exitNotOK, got.status, name)
		assert.Contains(t, got.out+got.err, test.want, name)
	}
	assert.Equal(t, exitNotOK, callWith("", "verify", filepath.Join(dir, "none")).status)
	assert.Equal(t, exitNotOK, callWith("", "verify", t.TempDir()).status)
}

// BenchmarkBatch is one merchant with a PNG and an SVG, read-back included.
func BenchmarkBatch(b *testing.B) {
	var table strings.Builder
	table.WriteString("name,city,mcc,promptpay:biller_id,promptpay:ref1,visa:number,mastercard:number,alipayplus:url\n")
	for i := range b.N {
		fmt.Fprintf(&table, "Noodle House %d,Bangkok,5812,010753600031501,T%d,4000123456789017,541234567890123,https://qr.alipay.com/fkx%018d\n", i, i, i)
	}
	dir := b.TempDir()
	b.ResetTimer()
	got := callWith(table.String(), "batch", "--to", dir, "--picture", "{row}.png", "--picture", "{row}.svg")
	require.Equal(b, exitOK, got.status, got.err)
}
