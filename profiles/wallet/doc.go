// Package wallet tells whether a wallet takes a code: this app, this code, in the
// country that the code names, at a time.
//
// What a code is, whose it is and whether it is sound is for the package profiles to
// say, and nothing here judges it anew. This package adds what is known of wallets:
// which networks each reads at home, by which link or hub it pays abroad and since
// when, and what its reader is known to refuse. All of it is a table of facts, each with
// its source, its confidence and its dates. Facts of this kind age in months: [Known] is
// what was known when the table was written, see [Facts.AsOf], and a program makes its
// own with [NewTable], of these and of others.
//
// # Words
//
//   - A wallet is an app that pays: a wallet of its own, an app of a bank, or all apps
//     of one kind, such as the bank apps of Thailand, which is called a class.
//   - Home is what an app reads in its own country.
//   - A link lets wallets of one country pay codes of another. It has a direction, and
//     each direction opened on a day of its own or never did.
//   - A hub, such as Alipay+, brings the wallets that are its members to the shops that
//     it has enrolled, which no code shows.
//   - A quirk is what a reader does beside the rules of its networks.
//   - The use of a code is to pay a merchant or to transfer money to somebody. It decides
//     before the network does: codes for transfers do not cross borders.
//
// # Answers
//
// [Yes], [Likely], [Announced], [NotEstablished] and [No] are what the facts allow. A
// fact of confidence A or B may lead to a no; one of C or D never does, and no more does
// that nothing is known. A yes abroad needs a wallet and an acquirer that the source
// names.
//
// Start here: [Read] for a scanned text and the name of a wallet, [Takes] for a code.
package wallet
