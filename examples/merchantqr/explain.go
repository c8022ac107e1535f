package main

import (
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/explain/sentences"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

func newExplain() *cobra.Command {
	told, asJSON, colour := explaining{language: localeLanguage(os.Getenv)}, false, colourAuto
	app := ""
	command := &cobra.Command{
		Use:   "explain [payload…]",
		Short: "Explain in plain sentences what codes are and what to do with them",
		Long: `Explain tells a shop owner or a support agent in three to six plain sentences what
was scanned, who would be paid what, whether it is sound, what to do and whom to
ask. It speaks English, Chinese and Hindi: the language of the locale (LC_ALL,
LC_MESSAGES or LANG), or that of --language.

With --wallet it tells as well whether that wallet takes it in the country that
the code names, and why not. merchantqr wallets lists the wallets; readable
--wallet shows the facts with their sources.

Whoever mends a code needs more: --technical adds what inspect shows, and the
facts about the wallet, in English. merchantqr rules tells of the rules that are
named.

Account numbers are masked. Names come from the code, stand in quotation marks,
and nobody has verified them.

Payloads and exit status are those of merchantqr inspect: 1 where some text is not
ok or has an error finding. That a wallet does not take a sound code is no failure.

With --json each code becomes one line with one JSON object: payload, language,
wallet and answer where one was asked about, the sentences, each with the part that
it is about, and with --technical everything that inspect --json tells.`,
		Example: `  # A sound Thai code.
  merchantqr explain '00020101021130500016A00000067701011201150107536000315010207TABLE125204581253037645802TH5912NOODLE HOUSE6007BANGKOK63048302'

  # Why does this wallet refuse it? In Chinese.
  merchantqr explain --language zh --wallet gcash '000201010211021640000012345678991531250003440001034400000000000012326410014A0000006150001010650166402091234567895204581253034585802MY5912NOODLE HOUSE6012Kuala Lumpur6304D1DD'

  # In Hindi, of a UPI link.
  merchantqr explain --language hi 'upi://pay?pa=shop@ybl&pn=Shop&am=10.00&cu=INR'

  # The sentences, and the tree for whoever mends it (exit status 1).
  merchantqr explain --technical '000201021640001234567890125204525153038405402105802US5911ABC Hammers6008New York6304F2C7'

  # A file of codes, for a program.
  merchantqr explain --json < codes.txt`,
		RunE: func(command *cobra.Command, args []string) error {
			if command.Flags().Changed(walletFlag) {
				w, err := wallet.Known().Lookup(app)
				if err != nil {
					return noWallet(err)
				}
				told.wallet = &w
			}
			told.page = page{palette: newPalette(colour.applies(isTerminal(command.OutOrStdout()))), numbered: len(args) != 1}
			show := told.append
			if asJSON {
				show = told.appendJSON
			}
			sum, err := forEachPayload(command, args, func() work {
				networks := told.clock.networks()
				return func(dst []byte, in input, t *tally) []byte {
					c := told.about(networks, in.text)
					t.count(c.Explanation.OK, c.Explanation.Findings, false)
					return show(dst, in, &c)
				}
			})
			return outcome(sum, err)
		},
	}
	flags := command.Flags()
	flags.Var(&told.language, "language", "the `language`: en, zh or hi")
	flags.StringVar(&app, walletFlag, "", "tell whether this `wallet` takes it, by name")
	flags.BoolVar(&told.technical, "technical", false, "add what inspect shows, for whoever mends the code")
	flags.BoolVar(&asJSON, "json", false, "write one JSON object a line")
	must(command.RegisterFlagCompletionFunc("language", cobra.FixedCompletions(languageChoices(), cobra.ShellCompDirectiveNoFileComp)))
	must(command.RegisterFlagCompletionFunc(walletFlag, cobra.FixedCompletions(walletNames(), cobra.ShellCompDirectiveNoFileComp)))
	told.clock.addFlag(flags)
	addColourFlag(command, &colour)
	return command
}

// explaining is how texts are told.
type explaining struct {
	page      page
	language  languageChoice
	wallet    *wallet.Wallet // nil where none is asked about
	technical bool
	clock     clock
}

func (x *explaining) about(networks *profiles.Set, text string) sentences.Case {
	if x.wallet != nil {
		return sentences.AboutWallet(networks, wallet.Known(), *x.wallet, text)
	}
	return sentences.About(networks, text)
}

// append writes the sentences one a line.
func (x *explaining) append(dst []byte, in input, c *sentences.Case) []byte {
	p := x.page
	if p.numbered {
		if in.number > 1 {
			dst = append(dst, '\n')
		}
		dst = append(p.palette.strong.append(dst, fmt.Sprintf("#%d", in.number)), '\n')
	}
	for _, s := range c.In(sentences.Language(x.language)) {
		dst = append(append(dst, s.Text...), '\n')
	}
	if !x.technical {
		return dst
	}
	p.numbered = false
	dst = p.append(append(dst, '\n'), in, &c.Explanation)
	if c.Verdict != nil {
		dst = appendVerdict(append(dst, '\n'), c.Verdict)
	}
	return dst
}

func (x *explaining) appendJSON(dst []byte, in input, c *sentences.Case) []byte {
	language := sentences.Language(x.language)
	dst = appendPayload(dst, in.text)
	dst = appendMember(dst, "language", string(language))
	if c.Verdict != nil {
		dst = appendMember(dst, "wallet", c.Verdict.Wallet.Name)
		dst = appendMember(dst, "answer", c.Verdict.Answer.String())
	}
	dst = sentences.AppendJSON(append(dst, `,"sentences":`...), c.In(language))
	if x.technical {
		dst = c.Explanation.AppendJSON(append(dst, `,"technical":`...))
		if c.Verdict != nil {
			dst = appendReasons(append(dst, `,"why":`...), c.Verdict.Why)
		}
	}
	return append(dst, '}', '\n')
}

// languageChoice is the value of --language.
type languageChoice sentences.Language

func (l *languageChoice) String() string { return string(*l) }

// Type is what kind of value the flag takes.
func (*languageChoice) Type() string { return "language" }

// Set implements pflag.Value. It takes the languages alone: who asks for another one is
// not to be answered in one that he cannot read.
func (l *languageChoice) Set(text string) error {
	for spoken := range sentences.Languages() {
		if text == string(spoken) {
			*l = languageChoice(spoken)
			return nil
		}
	}
	return fmt.Errorf("expected %s", strings.Join(languageTags(), ", "))
}

func languageTags() (tags []string) {
	for l := range sentences.Languages() {
		tags = append(tags, string(l))
	}
	return tags
}

func languageChoices() (choices []cobra.Completion) {
	names := map[sentences.Language]string{sentences.English: "English", sentences.Chinese: "中文", sentences.Hindi: "हिन्दी"}
	for l := range sentences.Languages() {
		choices = append(choices, cobra.CompletionWithDesc(string(l), names[l]))
	}
	return choices
}

// localeLanguage is the language of the locale, by the first of its variables that is set,
// as POSIX has it.
func localeLanguage(env func(string) string) languageChoice {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			return languageChoice(sentences.Match(locale))
		}
	}
	return languageChoice(sentences.English)
}

// appendPayload opens an object with the text as it was given, in hexadecimal where it is
// not UTF-8, as inspect --json does.
func appendPayload(dst []byte, text string) []byte {
	if !utf8.ValidString(text) {
		return fmt.Appendf(dst, `{"payload_hex":"%x"`, text)
	}
	return emvqr.AppendJSONString(append(dst, `{"payload":`...), text)
}
