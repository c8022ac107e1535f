package mutants_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"path"
	"slices"
	"strings"
)

// A weave puts mistakes into a source file side by side, so that one build holds
// them all and a number that the program is started with says which is made:
// with mistake 2 in it,
//
//	func Parse(text string) (Code, error) {
//		return parse(text)
//	}
//
// becomes
//
//	func Parse(text string) (Code, error) {
//		if wovenMistake == 2 {
//			return parse(text[1:])
//		}
//		return parse(text)
//	}
//
// and a variable that is initialised otherwise chooses between the two values. A
// function that only a patch has is added.
type weave struct {
	whole source
	// edits are what is put into whole, by offset.
	edits map[int]string
	added map[string]bool
	end   strings.Builder
}

// wovenFile is the file that every package with mistakes in it gets beside its own.
func wovenFile(pkg string) string {
	return "package " + pkg + `

import (
	"os"
	"strconv"
)

// wovenMistake is the number of the mistake to be made, 0 for none.
var wovenMistake = func() int {
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	return n
}()

func wovenChoice[T any](mistake int, wrong, right T) T {
	if wovenMistake == mistake {
		return wrong
	}
	return right
}
`
}

func newWeave(name, text string) (*weave, error) {
	whole, err := readSource(name, text)
	if err != nil {
		return nil, err
	}
	return &weave{whole: whole, edits: map[int]string{}, added: map[string]bool{}}, nil
}

// add takes in a mistake: the whole file as a patch leaves it.
func (w *weave) add(mistake int, patched string) error {
	wrong, err := readSource(w.whole.name, patched)
	if err != nil {
		return err
	}
	if w.whole.rest != wrong.rest {
		return fmt.Errorf("it changes more than functions and the values of variables in %s: make the mistake in these", w.whole.name)
	}
	for _, name := range wrong.names() {
		to := wrong.parts[name]
		from, ok := w.whole.parts[name]
		switch {
		case !ok && w.added[name]:
			return fmt.Errorf("it adds %s to %s, and so does a patch before it: take another name", name, w.whole.name)
		case !ok:
			w.added[name] = true
			w.end.WriteString("\n" + to.whole + "\n")
		case from.head != to.head:
			return fmt.Errorf("it changes %q to %q in %s: make the mistake inside", from.head, to.head, w.whole.name)
		case from.text != to.text:
			w.edits[from.start] += from.either(mistake, to.text)
			w.edits[from.end] = from.after() + w.edits[from.end]
		}
	}
	for _, name := range w.whole.names() {
		if _, ok := wrong.parts[name]; !ok {
			return fmt.Errorf("it takes %s away from %s", name, w.whole.name)
		}
	}
	return nil
}

// text is the file with all mistakes in it.
func (w *weave) text() string {
	var b strings.Builder
	for at := range len(w.whole.text) {
		b.WriteString(w.edits[at])
		b.WriteByte(w.whole.text[at])
	}
	return b.String() + w.end.String()
}

// source is a source file by its parts.
type source struct {
	name, text string
	pkg        string
	parts      map[string]part
	rest       string // the file without its parts, its functions and comments
}

// part is the inside of a function or the value of a variable.
type part struct {
	start, end int
	text       string // from start to end
	head       string // what a patch may not change: the signature, or the name
	whole      string // with its head
	isValue    bool
	hasResults bool
}

// either is what is put before a part so that mistake is made instead of it.
func (p part) either(mistake int, wrong string) string {
	switch {
	case p.isValue:
		return fmt.Sprintf("wovenChoice(%d, %s, ", mistake, wrong)
	case p.hasResults:
		return fmt.Sprintf("\nif wovenMistake == %d {%s}\n", mistake, wrong)
	}
	return fmt.Sprintf("\nif wovenMistake == %d {%s\nreturn\n}\n", mistake, wrong)
}

// after is what is put after it.
func (p part) after() string {
	if p.isValue {
		return ")"
	}
	return ""
}

func readSource(name, text string) (source, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path.Base(name), text, parser.SkipObjectResolution)
	if err != nil {
		return source{}, fmt.Errorf("%s, patched, is no Go file: %w", name, err)
	}
	s := source{name: name, text: text, pkg: file.Name.Name, parts: map[string]part{}}
	offset := func(p token.Pos) int { return files.Position(p).Offset }
	inside := func(head string, start, end, from, to token.Pos) part {
		return part{
			start: offset(start), end: offset(end), text: text[offset(start):offset(end)],
			head: head, whole: text[offset(from):offset(to)],
		}
	}
	for _, declaration := range file.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if d.Body == nil {
				continue
			}
			head := text[offset(d.Pos()):offset(d.Body.Lbrace)]
			p := inside(head, d.Body.Lbrace+1, d.Body.Rbrace, d.Pos(), d.End())
			p.hasResults = d.Type.Results != nil
			s.parts[receiver(d)+d.Name.Name] = p
			d.Body = nil
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				v, ok := spec.(*ast.ValueSpec)
				if !ok || d.Tok != token.VAR || len(v.Names) != 1 || len(v.Values) != 1 {
					continue
				}
				name := v.Names[0].Name
				p := inside("var "+name, v.Values[0].Pos(), v.Values[0].End(), v.Pos(), v.End())
				p.isValue = true
				s.parts[name] = p
				v.Values = nil
			}
		}
	}
	// A function that a patch adds is none of the rest.
	file.Decls = slices.DeleteFunc(file.Decls, func(d ast.Decl) bool { _, ok := d.(*ast.FuncDecl); return ok })
	var rest strings.Builder
	err = printer.Fprint(&rest, token.NewFileSet(), file)
	s.rest = rest.String()
	return s, err
}

func (s source) names() []string {
	var names []string
	for name := range s.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// receiver is the type that a method belongs to, with a dot.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	kind := d.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	if name, ok := kind.(*ast.Ident); ok {
		return name.Name + "."
	}
	return fmt.Sprintf("%T.", kind)
}
