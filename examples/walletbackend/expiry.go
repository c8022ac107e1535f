package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/emvqr"
	"github.com/openmerchantqr/emvqr/profiles/bcelonepay"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
)

// keeper is how the codes of a network say when they die.
type keeper struct {
	slug string
	// places are where it is written, seen from the account.
	places []network.Place
	// texts are what is written there.
	texts func(now, end time.Time) []string
}

// keepers are the networks whose clock is known. Others keep a time too, and leave open
// in which part of the world it is; nobody writes one there that readers take for another.
var keepers = []keeper{
	{paynow.Slug, []network.Place{network.In(4)}, moment("20060102150405", 8)},
	{bcelonepay.Slug, []network.Place{network.In(3)}, moment("20060102150405", 7)},
	{khqr.Slug, []network.Place{network.Root(99, 0), network.Root(99, 1)}, func(now, end time.Time) []string {
		return []string{strconv.FormatInt(now.UnixMilli(), 10), strconv.FormatInt(end.UnixMilli(), 10)}
	}},
}

// moment writes the end in a form, by the clock of a country so many hours from UTC.
func moment(layout string, hours int) func(now, end time.Time) []string {
	zone := time.FixedZone("", hours*60*60)
	return func(_, end time.Time) []string { return []string{end.In(zone).Format(layout)} }
}

func keeperOf(a network.Account) *keeper {
	for i := range keepers {
		if keepers[i].slug == network.Slug(a) {
			return &keepers[i]
		}
	}
	return nil
}

// expiry are the edits that make the code die. All its networks must keep an expiry: one
// that keeps none would be paid after the end.
func (c *conversion) expiry() (edits []emvqr.Edit, p *problem) {
	end, now := c.request.Expires.Truncate(time.Second), c.service.now()
	if !end.Equal(*c.request.Expires) {
		return nil, badRequest("expires has a fraction of a second, expected whole seconds")
	}
	if !end.After(now) {
		return nil, unprocessable("expires is %s, which is over", end.Format(time.RFC3339))
	}
	for _, a := range c.accounts {
		k := keeperOf(a)
		if k == nil {
			return nil, unprocessable("an account of %s cannot say when it dies in a form that is known here; those of %s can", network.Slug(a), keeperSlugs())
		}
		texts := k.texts(now, end)
		for i := range k.places {
			edits = append(edits, emvqr.Set(k.places[i].Path(a.Anchor()), texts[i]))
		}
	}
	if edits == nil {
		return nil, unprocessable("no account in the code can say when it dies; those of %s can", keeperSlugs())
	}
	return edits, nil
}

func keeperSlugs() string {
	var slugs []string
	for _, k := range keepers {
		slugs = append(slugs, k.slug)
	}
	return strings.Join(slugs, ", ")
}
