package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/examples/sticker"
)

func newSticker() *cobra.Command {
	var look stickerLook
	var says stickerText
	file := ""
	command := &cobra.Command{
		Use:   "sticker --out file [payload…]",
		Short: "Draw a code as a sticker, a table tent or a sheet of stickers",
		Long: `Sticker draws codes with the shop's name, the amount, an invitation and the names of
the networks, ready to print: as a single sticker, as table tents (A4, to be cut
lengthwise into two and folded in the middle), or as a sheet of A4 with as many
stickers as there is room for. The file is a PDF, an SVG or a PNG, by its ending.

Payloads are arguments, or one a line on standard input. One alone fills a tent sheet
or a sheet of stickers; several are drawn one after the other, which takes a PDF.

The name, the amount and the networks come from the code. The name can be in any
script: its letters come from the fonts that are installed, or from --font, which can
be given several times. A letter that no font has is an error. The networks' names are
written as text; no marks are drawn, as those are their owners'.

Every symbol is read back before the file is written. Colours are refused whose contrast
scanners could miss. A logo makes the symbol one of level H, which bears the loss of
what the logo covers.`,
		Example: `  # For the counter: 80 mm wide, to print and cut out.
  merchantqr sticker --title 'Scan, pay, eat' --out counter.pdf < code.txt

  # For the printer's shop, with bleed and crop marks.
  merchantqr sticker --bleed 3 --width 100 --out shop.pdf < code.txt

  # Two tents for the tables, in the shop's colours.
  merchantqr sticker --template tent --band '#7a1f2b' --ink '#201a1a' --paper '#fffdf6' --out tents.pdf < code.txt

  # Every code of a file on sheets of stickers.
  merchantqr validate < two-accounts.txt && merchantqr sticker --template sheet --out sheets.pdf < two-accounts.txt

  # Gold on white is for no scanner (exit status 1).
  merchantqr sticker --ink '#d4af37' --out gold.png < code.txt`,
		RunE: func(command *cobra.Command, args []string) error {
			faces, err := facesOf(command, args, &says)
			if err != nil {
				return err
			}
			drawn, err := look.draw(filepath.Ext(file), faces)
			if err == nil {
				err = writeWhole(file, drawn)
			}
			if err != nil {
				return inputError{err}
			}
			return nil
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVarP(&file, "out", "o", "", "the `file` to draw, .pdf, .svg or .png")
	says.addFlags(command)
	look.addFlags(command)
	command.PreRunE = func(*cobra.Command, []string) error { return checkStickerFile("--out", file) }
	return command
}

func checkStickerFile(flag, name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf", ".svg", ".png":
		return nil
	}
	return fmt.Errorf("%s is a file that ends in .pdf, .svg or .png, not %+q", flag, name)
}

// stickerText is what a sticker says instead of what its code says.
type stickerText struct {
	title, invite, shop, amount string
	networks                    []string
}

func (s *stickerText) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&s.title, "title", "", "`text` on the band at the top, instead of the invitation")
	flags.StringVar(&s.shop, "shop", "", "`name` of the shop, instead of the code's")
	flags.StringVar(&s.amount, "amount-line", "", "`text` for the amount, instead of the code's")
	s.addCommonFlags(command)
}

// addCommonFlags adds what can be the same for many shops.
func (s *stickerText) addCommonFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&s.invite, "invite", sticker.DefaultInvite, "`text` that invites people to scan")
	flags.StringSliceVar(&s.networks, "networks", nil, "`names` to list with commas between them, instead of all in the code; '' for none")
	complete(command, "invite", values(sticker.DefaultInvite), cobra.ShellCompDirectiveNoFileComp)
}

// face is the face for a code, or for another text that can be drawn.
func (s *stickerText) face(command *cobra.Command, text string) sticker.Face {
	face := sticker.Face{Payload: text}
	if code, err := emvqr.Parse(text); err == nil {
		face = sticker.OfCode(code)
	}
	face.Title, face.Invite = s.title, s.invite
	for _, given := range []struct {
		to   *string
		from string
	}{{&face.Shop, s.shop}, {&face.Amount, s.amount}} {
		if given.from != "" {
			*given.to = given.from
		}
	}
	if command.Flags().Changed("networks") {
		face.Networks = s.networks
	}
	return face
}

// mostFaces is how many codes are drawn at once. They are held in memory.
const mostFaces = 2000

// facesOf are those of the arguments or, where there are none, of the lines of
// standard input.
func facesOf(command *cobra.Command, args []string, says *stickerText) ([]sticker.Face, error) {
	texts, err := somePayloads(command, args, mostFaces)
	if err != nil {
		return nil, err
	}
	if len(texts) > 1 && (says.shop != "" || says.amount != "") {
		return nil, errors.New("--shop and --amount-line are for one code, and there are several")
	}
	var faces []sticker.Face
	for i, text := range texts {
		if err := drawable(command, text); err != nil {
			if len(texts) > 1 {
				err = inputError{fmt.Errorf("code %d: %w", i+1, err)}
			}
			return nil, err
		}
		faces = append(faces, says.face(command, text))
	}
	return faces, nil
}

// somePayloads are the arguments or, where there are none, the lines of standard input
// that are not empty, at most so many.
func somePayloads(command *cobra.Command, args []string, most int) (texts []string, err error) {
	if len(args) > 0 && !(len(args) == 1 && args[0] == "-") {
		return args, nil
	}
	lines := newLineReader(decoded(command.InOrStdin()))
	for {
		line, cut, err := lines.next()
		switch {
		case errors.Is(err, io.EOF) && len(texts) == 0:
			return nil, errNoPayload
		case errors.Is(err, io.EOF):
			return texts, nil
		case err != nil:
			return nil, inputError{err}
		case cut:
			return nil, inputError{fmt.Errorf("a line is longer than %d bytes", longestLine)}
		case len(line) > 0 && len(texts) == most:
			return nil, inputError{fmt.Errorf("standard input has more than %d codes; give them in parts", most)}
		case len(line) > 0:
			texts = append(texts, string(line))
		}
	}
}

// stickerLook is how stickers look, as flags.
type stickerLook struct {
	template         sticker.Template
	style            sticker.Style
	ink, paper, band colourFlag
	fonts            []string
	logo             string
	dpi              int
}

func (l *stickerLook) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.TextVar(&l.template, "template", sticker.Single, "single, tent or sheet (`name`)")
	flags.Float64Var(&l.style.Width, "width", 0, "`millimetres` of a sticker's width, 25 to 190; not given, 80, and 60 on a sheet")
	flags.Float64Var(&l.style.Bleed, "bleed", 0, "`millimetres` that the colours go beyond the cut, with crop marks; printer's shops ask for 3")
	flags.Var(&l.ink, "ink", "`colour` of symbol and letters, as #rrggbb; not given, black")
	flags.Var(&l.paper, "paper", "`colour` around them; not given, white")
	flags.Var(&l.band, "band", "`colour` of the band at the top; not given, dark blue")
	flags.TextVar(&l.style.Level, "level", l.style.Level, "how much damage the symbol bears: `L` (7 %), M (15 %), Q (25 %) or H (30 %)")
	flags.StringVar(&l.logo, "logo", "", "`file`, PNG or JPEG, of your own logo for the middle of the symbol")
	flags.StringArrayVar(&l.fonts, "font", nil, "`file` of a font to take the letters from, TrueType or OpenType; several are tried in turn")
	flags.IntVar(&l.dpi, "dpi", 300, "`dots` an inch of a PNG, 72 to 600")
	complete(command, "template", values(sticker.Templates()...), cobra.ShellCompDirectiveNoFileComp)
	complete(command, "level", values("L", "M", "Q", "H"), cobra.ShellCompDirectiveNoFileComp)
	for _, name := range []string{"ink", "paper", "band"} {
		complete(command, name, values("#000000", "#142b5c", "#7a1f2b", "#14532d", "#ffffff"), cobra.ShellCompDirectiveNoFileComp)
	}
}

// load reads fonts and logo, once.
func (l *stickerLook) load() (err error) {
	if l.style.Fonts != nil {
		return nil
	}
	l.style.Ink, l.style.Paper, l.style.Band = l.ink.given, l.paper.given, l.band.given
	if l.logo != "" {
		file, err := os.Open(l.logo)
		if err != nil {
			return err
		}
		defer file.Close()
		if l.style.Logo, err = sticker.ReadLogo(file); err != nil {
			return fmt.Errorf("%s: %w", l.logo, withoutRoom(err))
		}
	}
	if len(l.fonts) > 0 {
		l.style.Fonts, err = sticker.FontFiles(l.fonts...)
	} else {
		l.style.Fonts, err = sticker.SystemFonts()
	}
	return withoutRoom(err)
}

// draw makes a file of the kind that its ending says.
func (l *stickerLook) draw(ending string, faces []sticker.Face) (file []byte, err error) {
	if err := l.load(); err != nil {
		return nil, err
	}
	drawn, err := sticker.Draw(l.style, l.template, faces...)
	if err != nil {
		return nil, withoutRoom(err)
	}
	switch strings.ToLower(ending) {
	case ".png":
		file, err = drawn.PNG(l.dpi)
	case ".svg":
		file, err = drawn.SVG()
	default:
		file, err = drawn.PDF()
	}
	return file, withoutRoom(err)
}

// withoutRoom takes off the name of the package, which people have never heard of.
func withoutRoom(err error) error {
	if err == nil {
		return nil
	}
	return errors.New(strings.TrimPrefix(err.Error(), "sticker: "))
}

// colourFlag is a colour that may be given.
type colourFlag struct{ given *sticker.Colour }

// String is the colour, "" for none.
func (c *colourFlag) String() string {
	if c.given == nil {
		return ""
	}
	return c.given.String()
}

// Set takes a colour as #rrggbb.
func (c *colourFlag) Set(text string) error {
	var colour sticker.Colour
	if err := colour.UnmarshalText([]byte(text)); err != nil {
		return withoutRoom(err)
	}
	c.given = &colour
	return nil
}

// Type is what kind of value the flag takes.
func (*colourFlag) Type() string { return "colour" }
