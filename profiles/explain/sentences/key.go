package sentences

import (
	"strconv"
	"strings"
	"time"

	"github.com/openmerchantqr/emvqr/profiles"
	"github.com/openmerchantqr/emvqr/profiles/network"
	"github.com/openmerchantqr/emvqr/profiles/wallet"
)

// key names what is said, in all languages.
type key string

// What joins and ends.
const (
	stop      key = "join.stop"
	semicolon key = "join.semicolon"
	colon     key = "join.colon"
	comma     key = "join.comma"
	and       key = "join.and"
	andMore   key = "join.more" // the list, and how many more
)

// What a text is. Those of other kinds than codes are made by [whatKind], those that people
// scan every day by [whatEveryday].
const (
	whatCode         key = "what.mpm"
	whatCodeFor      key = "what.mpm.for"
	whatCodeNamed    key = "what.mpm.named"
	whatCodeNobodys  key = "what.mpm.nobodys"
	whatMeant        key = "what.meant"
	whatMeantFor     key = "what.meant.for"
	whatStatic       key = "what.static"
	whatDynamic      key = "what.dynamic"
	whatWrapped      key = "what.wrapped"
	whatSlip         key = "what.slip"
	whatLookalike    key = "what.lookalike"
	whatTwoReadings  key = "what.readings"
	whatHostlessLink key = "what.everyday.link.hostless"
)

// Who is paid.
const (
	payeeTo         key = "payee.to"
	payeeBy         key = "payee.by"
	payeeIn         key = "payee.in"
	payeeHolder     key = "payee.holder"
	payeeWith       key = "payee.with"
	payeeToldBy     key = "payee.told"
	payeeUnverified key = "payee.unverified"
	payeeNameless   key = "payee.nameless"
	payeeSeveral    key = "payee.several"
	payeeNone       key = "payee.none"
	payeeClaims     key = "payee.claims"
	payeeNobody     key = "payee.nobody"
	payeeUnknown    key = "payee.unknown"
)

// How much, beside those of [amountIn].
const (
	amountOpenIn  key = "amount.open.in"
	amountFetched key = "amount.fetched"
	amountSays    key = "amount.says"
	amountAsks    key = "amount.asks"
	amountFrom    key = "amount.from"
	amountUpTo    key = "amount.up-to"
	amountBetween key = "amount.between"
	tipPrompt     key = "tip.prompt"
	tipFee        key = "tip.fee"
	tipPercent    key = "tip.percent"
)

// Whether it is sound.
const (
	soundCode        key = "sound.code"
	soundForm        key = "sound.form"
	soundEnds        key = "sound.ends"
	soundExpired     key = "sound.expired"
	soundOver        key = "sound.over"
	soundWarnings    key = "sound.warnings"
	soundErrors      key = "sound.errors"
	soundChecksum    key = "sound.checksum"
	soundNoChecksum  key = "sound.checksum.none"
	soundTrailing    key = "sound.trailing"
	soundBroken      key = "sound.broken"
	soundTwoReadings key = "sound.readings"
	soundLookalike   key = "sound.lookalike"
	soundRefused     key = "sound.refused"
	soundDoubtful    key = "sound.doubtful"
	soundAsk         key = "sound.ask"
	aboutRule        key = "about.rule" // what a rule is about, and its id
)

// What a rule is about.
const (
	aboutExpiry     key = "about.expiry"
	aboutHost       key = "about.host"
	aboutReadings   key = "about.readings"
	aboutText       key = "about.text"
	aboutFormat     key = "about.format"
	aboutInitiation key = "about.initiation"
	aboutAccount    key = "about.account"
	aboutCategory   key = "about.category"
	aboutCurrency   key = "about.currency"
	aboutAmount     key = "about.amount"
	aboutTip        key = "about.tip"
	aboutCountry    key = "about.country"
	aboutName       key = "about.name"
	aboutCity       key = "about.city"
	aboutPostal     key = "about.postal-code"
	aboutAdditional key = "about.additional"
	aboutChecksum   key = "about.checksum"
	aboutLanguage   key = "about.language"
	aboutReserved   key = "about.reserved"
)

// Where a wallet pays, and how.
const (
	placeIn     key = "place.in"
	placeAbroad key = "place.abroad"
	hubLink     key = "hub.link"
)

// What to do.
const (
	adviseReadings  key = "advice.readings"
	adviseLookalike key = "advice.lookalike"
	adviseSlip      key = "advice.slip"
	advisePayer     key = "advice.payer"
	adviseEveryday  key = "advice.everyday"
	adviseLink      key = "advice.link"
	adviseUnknown   key = "advice.unknown"
	adviseTrailing  key = "advice.trailing"
	adviseChanged   key = "advice.changed"
	adviseBroken    key = "advice.broken"
	adviseRepair    key = "advice.repair"
	adviseExpired   key = "advice.expired"
	adviseErrors    key = "advice.errors"
	adviseNobodys   key = "advice.nobodys"
	adviseOtherApp  key = "advice.other-app"
	adviseAskWallet key = "advice.ask-wallet"
	adviseTry       key = "advice.try"
	adviseAsk       key = "advice.ask"
	adviseWarnings  key = "advice.warnings"
	advisePay       key = "advice.pay"
	repairCharacter key = "repair.character"
	repairUnderway  key = "repair.underway"
	repairCut       key = "repair.cut"
	repairMaker     key = "repair.maker"
	repairMakersSum key = "repair.checksum"
	timeAt          key = "time.at"
)

// Keys that follow from a word of the library.
func whatKind(k network.FormKind) key     { return key("what." + k.String()) }
func whatEveryday(format string) key      { return key("what.everyday." + format) }
func payeeType(t network.PayeeType) key   { return key("payee.type." + string(t)) }
func amountIn(s profiles.AmountState) key { return key("amount." + s.String()) }
func reasonOf(code string) key            { return key("reason." + code) }
func answerOf(a wallet.Answer) key        { return key("takes." + strings.ReplaceAll(a.String(), " ", "-")) }
func groundOf(g wallet.Ground) key        { return key("ground." + string(g)) }
func monthOf(m time.Month) key            { return key("month." + strconv.Itoa(int(m))) }
