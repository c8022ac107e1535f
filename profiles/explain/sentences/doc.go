// Package sentences explains a scanned text in three to six plain sentences, for a shop
// owner or a support agent who knows nothing of payment codes: what it is, who would be
// paid what, whether it is sound, whether a wallet takes it, what to do and whom to ask.
//
// It speaks English, simplified Chinese and Hindi, by the message catalogue of
// golang.org/x/text. A program that only wants the tree and the findings has
// [explain.Text] and none of that catalogue: this is a package of its own because the
// catalogue, with its rules of plurals and numbers, makes a program half a megabyte larger.
//
// # Start here
//
//	c := sentences.About(profiles.Known().At(time.Now()), text)
//	for _, s := range c.In(sentences.Hindi) {
//		fmt.Println(s.Text)
//	}
//
// [AboutWallet] tells of one wallet as well, and why it does not take the code.
//
// # Words
//
//   - A case is one scanned text with all that is known of it.
//   - A part is what a sentence is about: [What], [Payee], [Amount], [Soundness], [Wallet],
//     [Advice]. There is at most one sentence about each, in this order.
//   - A key names a sentence, or a piece of one, in all languages.
//   - A ground is why a wallet takes a code or not; see [wallet.Ground].
//
// # What stands in a sentence
//
// Payees are masked. What comes from the text, such as a name, is quoted, short, and
// written so that nothing in it can be taken for words of ours or steer a screen; see
// [Sentence]. Nothing in a sentence is the text of a rule: those are English, and meant for
// whoever mends the code. A sentence names them by their ids.
//
// # Adding a language
//
// A language is one file. Copy english.go, translate what is in it, and add its table to
// the list in language.go. The tests say what is missing.
package sentences
