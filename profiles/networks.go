package profiles

import (
	"iter"

	"github.com/openmerchantqr/emvqr/profiles/alipayplus"
	"github.com/openmerchantqr/emvqr/profiles/argentina"
	"github.com/openmerchantqr/emvqr/profiles/azqr"
	"github.com/openmerchantqr/emvqr/profiles/banglaqr"
	"github.com/openmerchantqr/emvqr/profiles/bccard"
	"github.com/openmerchantqr/emvqr/profiles/bcelonepay"
	"github.com/openmerchantqr/emvqr/profiles/bhutanqr"
	"github.com/openmerchantqr/emvqr/profiles/cards"
	"github.com/openmerchantqr/emvqr/profiles/cliq"
	"github.com/openmerchantqr/emvqr/profiles/colombia"
	"github.com/openmerchantqr/emvqr/profiles/duitnow"
	"github.com/openmerchantqr/emvqr/profiles/erip"
	"github.com/openmerchantqr/emvqr/profiles/ethqr"
	"github.com/openmerchantqr/emvqr/profiles/fonepay"
	"github.com/openmerchantqr/emvqr/profiles/fps"
	"github.com/openmerchantqr/emvqr/profiles/ghqr"
	"github.com/openmerchantqr/emvqr/profiles/jpqr"
	"github.com/openmerchantqr/emvqr/profiles/keqr"
	"github.com/openmerchantqr/emvqr/profiles/khqr"
	"github.com/openmerchantqr/emvqr/profiles/lankaqr"
	"github.com/openmerchantqr/emvqr/profiles/laoqr"
	"github.com/openmerchantqr/emvqr/profiles/maucas"
	"github.com/openmerchantqr/emvqr/profiles/meeza"
	"github.com/openmerchantqr/emvqr/profiles/mercadopago"
	"github.com/openmerchantqr/emvqr/profiles/mmqr"
	"github.com/openmerchantqr/emvqr/profiles/mojaloop"
	"github.com/openmerchantqr/emvqr/profiles/mpcss"
	"github.com/openmerchantqr/emvqr/profiles/mwalletma"
	"github.com/openmerchantqr/emvqr/profiles/namqr"
	"github.com/openmerchantqr/emvqr/profiles/nepalpay"
	"github.com/openmerchantqr/emvqr/profiles/nets"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/npp"
	"github.com/openmerchantqr/emvqr/profiles/nqr"
	"github.com/openmerchantqr/emvqr/profiles/numo"
	"github.com/openmerchantqr/emvqr/profiles/paynow"
	"github.com/openmerchantqr/emvqr/profiles/peru"
	"github.com/openmerchantqr/emvqr/profiles/pispi"
	"github.com/openmerchantqr/emvqr/profiles/pix"
	"github.com/openmerchantqr/emvqr/profiles/promptpay"
	"github.com/openmerchantqr/emvqr/profiles/psips"
	"github.com/openmerchantqr/emvqr/profiles/qpay"
	"github.com/openmerchantqr/emvqr/profiles/qris"
	"github.com/openmerchantqr/emvqr/profiles/qrph"
	"github.com/openmerchantqr/emvqr/profiles/raastp2m"
	"github.com/openmerchantqr/emvqr/profiles/sama"
	"github.com/openmerchantqr/emvqr/profiles/sgqr"
	"github.com/openmerchantqr/emvqr/profiles/singapore"
	"github.com/openmerchantqr/emvqr/profiles/somqr"
	"github.com/openmerchantqr/emvqr/profiles/sqcrps"
	"github.com/openmerchantqr/emvqr/profiles/tanqr"
	"github.com/openmerchantqr/emvqr/profiles/tnbank"
	"github.com/openmerchantqr/emvqr/profiles/trkarekod"
	"github.com/openmerchantqr/emvqr/profiles/twqr"
	"github.com/openmerchantqr/emvqr/profiles/unionpay"
	"github.com/openmerchantqr/emvqr/profiles/upi"
	"github.com/openmerchantqr/emvqr/profiles/uzqr"
	"github.com/openmerchantqr/emvqr/profiles/vietqr"
	"github.com/openmerchantqr/emvqr/profiles/vnpayqr"
	"github.com/openmerchantqr/emvqr/profiles/wechatpay"
	"github.com/openmerchantqr/emvqr/profiles/x9"
)

// library are all networks the library knows, one line each. That their tables are
// in order is a test's business.
var library = []*network.Network{
	cards.Visa, cards.Mastercard, cards.RuPay, cards.Discover, cards.Amex, cards.JCB,
	unionpay.Network,
	alipayplus.Network,
	upi.Network,
	promptpay.Network,
	qris.Network,
	duitnow.Network,
	paynow.Network,
	sgqr.Network,
	vietqr.Network,
	khqr.Network,
	argentina.Network,
	pix.Network,
	tanqr.Network,
	uzqr.Network,
	lankaqr.Network,
	nepalpay.Network,
	fonepay.Network,
	banglaqr.Network,
	bhutanqr.Network,
	raastp2m.Network,
	azqr.Network,
	trkarekod.Network,
	sama.Network,
	cliq.Network,
	mpcss.Network,
	psips.Network,
	wechatpay.Network,
	fps.Network,
	qpay.Network,
	bccard.Network,
	jpqr.Network,
	twqr.Network,
	mercadopago.Network,
	pispi.Network,
	colombia.Network,
	peru.Network,
	x9.Network,
	npp.Network,
	erip.Network,
	nets.Network,
	laoqr.Network,
	bcelonepay.Network,
	vnpayqr.Network,
	qrph.Network,
	mmqr.Network,
	singapore.Dash, singapore.LiquidPay, singapore.OCBC, singapore.UOB, singapore.DBS, singapore.EziWallet, singapore.EZLink, singapore.GrabPay, singapore.ShopeePay, singapore.Fave,
	keqr.Network,
	ghqr.Network,
	nqr.Network,
	maucas.Network,
	namqr.Network,
	meeza.Network,
	ethqr.Network,
	somqr.Network,
	mwalletma.Network,
	numo.Network,
	sqcrps.Network,
	tnbank.Network,
	mojaloop.Network,
}

var known = mustSet(library...)

// Known is the set of all networks the library knows, on which the functions of
// this package work.
func Known() *Set { return known }

// Networks walks all networks the library knows.
func Networks() iter.Seq[*network.Network] { return known.Networks() }

// Lookup returns the network with that slug.
func Lookup(slug string) (n *network.Network, ok bool) { return known.Lookup(slug) }
