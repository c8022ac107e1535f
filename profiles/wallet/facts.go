package wallet

import (
	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
)

// Facts are the rows that a [Table] is made of. They name wallets by their names,
// networks by their slugs and other forms by their formats.
type Facts struct {
	// AsOf is when they were gathered: "2026-11".
	AsOf     Date
	Wallets  []Wallet
	Homes    []Home
	Hubs     []Hub
	Members  []Member
	Links    []Link
	Uses     []Use
	Quirks   []Quirk
	Openings []Opening
}

// Wallet is an app that pays, or a class of them.
type Wallet struct {
	// Name is what it is called, Also what else it is called.
	Name string
	// Countries are those that it is at home in, ISO 3166-1 alpha-2; none for what is
	// met everywhere. An app that is another one in another country, with other
	// accounts, is a wallet of its own there.
	Countries []string
	// Of is the class that it belongs to, "" for none. What is known of the class holds
	// for it.
	Of string
	// Class: it is no app but all of a kind.
	Class bool
	Also  []string
	Fact
}

// Home is a network that wallets read in their own country.
type Home struct {
	Wallets []string
	Network string
	// Abroad: they read it in any other country too.
	Abroad bool
	// Not: they are known not to read it.
	Not bool
	// Note is what else is known.
	Note string
	Fact
}

// Hub is a scheme that brings the wallets of many countries to shops that take part.
type Hub struct {
	// Key names it in rows, Name for people.
	Key, Name string
	Note      string
	Fact
}

// Member is what makes wallets those of a hub.
type Member struct {
	Hub     string
	Wallets []string
	// In are the countries that the source names for them, none for any.
	In []string
	Fact
}

// State is how far a link is.
type State uint8

const (
	// Live: it is open. So is a Pilot, at few shops.
	Live State = iota
	Pilot
	// Planned: it has been announced, and no source says that it opened.
	Planned
	// Closed: it is known not to be there.
	Closed
)

// String is "live", "pilot", "announced" or "not there".
func (s State) String() string { return [...]string{"live", "pilot", "announced", "not there"}[s] }

// Link lets wallets of one country pay codes of another.
type Link struct {
	// From and To are the countries of the wallet and of the shop. From is "" for
	// members of a hub and for wallets that are named, whatever their country. To is "" for any country abroad, which
	// a link that names the country comes before.
	From, To string
	// Network is whose codes are scanned, "" for any.
	Network string
	// Hub is the hub by which it works, "" for one between the switches of two countries.
	Hub   string
	State State
	// Issuers are the wallets and classes that the source names; none where it names
	// none.
	Issuers []string
	// Acquirers are conditions on the codes of the acquirers that the source names.
	Acquirers []network.Cond
	// When are what else it asks of a code.
	When []network.Cond
	// Label is what the code must be labelled, where no text of a code shows that.
	Label string
	Note  string
	Fact
}

// Use is what accounts of a network are for, where it is not to pay a merchant.
type Use struct {
	Network string
	// At are the root ids of the accounts, none for any, and When further conditions.
	At   []uint8
	When []network.Cond
	// Says is what it is, in words.
	Says string
	// Open: whether it can be paid from abroad is not established. The others are for
	// transfers.
	Open bool
	Fact
}

// Effect is what a quirk does.
type Effect uint8

const (
	// Tells: it is told, and decides nothing.
	Tells Effect = iota
	// Doubts: some of these readers refuse such codes.
	Doubts
	// Refuses: they refuse them.
	Refuses
)

// Quirk is what the readers of wallets do beside the rules of a network.
type Quirk struct {
	Wallets []string
	// Network is in whose codes, "" for any; Abroad in codes of other countries alone.
	Network string
	Abroad  bool
	// When are conditions on the code, and Has is one that no Cond can say.
	When   []network.Cond
	Has    func(code emvqr.Code) bool
	Says   string
	Effect Effect
	Fact
}

// Opening is who opens links that begin so.
type Opening struct {
	// Prefix is how the link begins, its host and a slash included.
	Prefix string
	// Format is the form that the link has to be of, "" for any text at all: under one
	// host are other pages, too.
	Format  string
	Says    string
	Wallets []string
	Fact
}
