// Package explain says everything that is known of a scanned text in words and lists that
// people, pages and other programs can show: what it is, whose accounts are in it, what
// each object is called and means, what is wrong, which networks' readers take it. A
// wallet that only wants to know whether it may pay asks [profiles.Read] alone.
//
// # Start here
//
//	e := explain.Text(profiles.Known().At(time.Now()), text)
//	fmt.Println(e.What)                    // a merchant-presented code
//	for _, o := range e.Objects {
//		fmt.Println(o.Path, o.Name, o.Value, o.Meaning) // 58 Country Code TH Thailand
//	}
//	line, err := json.Marshal(e)           // what merchantqr inspect --json writes
//
// [TextFor] answers for a wallet as well. The JSON is described by [Schema], and how
// programs in other languages get it by docs/other-languages.md.
//
// # Words
//
//   - What is what a text is, for the middle of a sentence, and the headline how it is.
//   - A label is what people call a value: "Biller ID" for the key biller_id.
//   - A meaning is what a value says to those who do not know the code lists by heart:
//     "Thailand" for TH in 58. It is from a table of ours and never text of the payload.
//   - The verdict is about anybody who can pay the networks in the code; a payment is
//     about one wallet.
//
// Values are as they are in the text, which may be hostile: the JSON escapes every
// character that cannot be seen, and whoever shows a value elsewhere has to do the same.
package explain
