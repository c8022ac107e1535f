package main

import "time"

// The answer to a scan is written by [profiles.Payment.AppendJSON]. These types are what
// the document says of it; a test holds them against what is written.

// payment mirrors the JSON of a [profiles.Payment].
type payment struct {
	Decision   string          `json:"decision" enum:"pay,ask,refuse" doc:"What the wallet may do."`
	Reasons    []reason        `json:"reasons" nullable:"false" doc:"Why it may not simply pay; none for pay."`
	Kind       string          `json:"kind" enum:"mpm,cpm,uri,other,unknown" doc:"What sort of text it is: a merchant-presented code, a payer's code, a link, another form."`
	Format     string          `json:"format" doc:"The form of anything but a merchant-presented code."`
	WrappedIn  string          `json:"wrapped_in" doc:"The link that the payment was taken out of."`
	Network    string          `json:"network" doc:"The network to pay by; of what is refused, what the answer is about." example:"promptpay"`
	Note       string          `json:"note" doc:"Which account was taken of several."`
	Account    orNull[account] `json:"account" doc:"The account to pay, null for none."`
	Payee      orNull[payee]   `json:"payee" doc:"Who is paid, null for nobody."`
	Merchant   merchantShown   `json:"merchant" doc:"Whom the text says the payee is, for the payer to read. Nobody has verified it."`
	Amount     money           `json:"amount" doc:"How much is paid."`
	Currency   string          `json:"currency" doc:"Three letters of ISO 4217, \"\" where none is named." example:"THB"`
	Tip        tip             `json:"tip" doc:"What is asked for on top."`
	Reference  string          `json:"reference" doc:"What the payee calls the payment."`
	Reference2 string          `json:"reference2" doc:"A second reference."`
	Bill       string          `json:"bill" doc:"The number of a bill."`
	Purpose    string          `json:"purpose" doc:"What it is for."`
	Terminal   string          `json:"terminal" doc:"The till."`
	Message    string          `json:"message" doc:"What the payer reads."`
	Link       string          `json:"link" doc:"Where the network tells more."`
	Initiation string          `json:"initiation" doc:"Whether the code is for one payment; \"\" where it does not say." example:"dynamic"`
	Expires    *time.Time      `json:"expires" doc:"When it dies, null for never or where it does not say."`
	Signed     string          `json:"signed" enum:"unsigned,unverified,verified,rejected" doc:"What is known of a signature."`
	Passed     []passed        `json:"passed" nullable:"false" doc:"The networks of the wallet that were passed over."`
	Others     []otherAccount  `json:"others" nullable:"false" doc:"The accounts of the code beside the one that is paid."`
	Fields     []field         `json:"fields" nullable:"false" doc:"What a form that is no merchant-presented code says, in its own names."`
	Findings   []finding       `json:"findings" nullable:"false" doc:"All that is wrong or worth knowing."`
}

type reason struct {
	Code   string `json:"code" doc:"A word of a list, or the id of the rule of a finding." example:"MPM-4.7.4.1-NZ"`
	Text   string `json:"text" doc:"A sentence."`
	Path   string `json:"path" doc:"The data object, \"\" for none." example:"54"`
	Offset int    `json:"offset" minimum:"0" doc:"Where it is in the text, in bytes."`
}

// account is an account as its network types it.
type account struct {
	Network string  `json:"network" doc:"The slug of its network." example:"promptpay"`
	Path    string  `json:"path" doc:"The root object that it begins at." example:"30"`
	Values  []label `json:"values" nullable:"false" doc:"Its values, in the order of its network's table."`
}

type label struct {
	Key   string `json:"key" example:"biller_id" doc:"The key in the table of the network."`
	Label string `json:"label" example:"Biller ID" doc:"What people call it."`
	Value string `json:"value" doc:"The value, as people read it."`
}

type payee struct {
	Type   string  `json:"type" doc:"What sort of value names the payee." example:"biller"`
	Key    string  `json:"key" example:"biller_id" doc:"The key in the table of the network."`
	Label  string  `json:"label" example:"Biller ID" doc:"What people call it."`
	Value  string  `json:"value" doc:"The payee."`
	Masked string  `json:"masked" doc:"The payee, for a screen that others see."`
	Bank   string  `json:"bank" doc:"The institution that keeps the account."`
	Also   []label `json:"also" nullable:"false" doc:"Further values that name the payee."`
}

type merchantShown struct {
	Name      string `json:"name" example:"Noodle House" doc:"The name."`
	City      string `json:"city" example:"Bangkok" doc:"The city."`
	LocalName string `json:"local_name" doc:"The name in another language."`
	LocalCity string `json:"local_city" doc:"The city in another language."`
	Language  string `json:"language" doc:"That language, two letters of ISO 639-1."`
	Country   string `json:"country" example:"TH" doc:"Two letters of ISO 3166-1."`
	Category  string `json:"category" example:"5812" doc:"Four digits of ISO 18245."`
}

type money struct {
	State   string `json:"state" enum:"unknown,fixed,changeable,open" doc:"What the payer may do about it: nothing, change it, enter it; unknown is never an amount that the payer enters."`
	Value   string `json:"value" example:"125.00" doc:"In major units, exact; \"\" for none."`
	Minor   *int64 `json:"minor" example:"12500" doc:"In the smallest unit; null for none, or where numbers of JSON do not hold it."`
	Minimum string `json:"minimum" doc:"The least that the payer may enter."`
	Maximum string `json:"maximum" doc:"The most that the payer may enter."`
	Why     string `json:"why" doc:"Why it is unknown."`
}

// tip is what is asked for on top, also in requests.
type tip struct {
	Kind    string `json:"kind" enum:"none,prompt,fixed,percentage" doc:"Nothing, what the payer likes, a fee, a percentage."`
	Fee     string `json:"fee" required:"false" example:"5.00" doc:"The fee, in major units."`
	Percent string `json:"percent" required:"false" example:"3.5" doc:"The percentage, 0.01 to 99.99."`
}

type passed struct {
	Network string   `json:"network" doc:"The slug." example:"visa"`
	Answer  string   `json:"answer" enum:"no,not established,yes" doc:"Whether its readers take the code."`
	Why     []string `json:"why" nullable:"false" doc:"Why not."`
}

type otherAccount struct {
	Network string `json:"network" doc:"The slug of its network, \"\" where nobody here knows it." example:"unionpay"`
	Name    string `json:"name" doc:"The name of that network." example:"UnionPay QR"`
	Path    string `json:"path" doc:"The root object that it begins at." example:"15"`
	Why     string `json:"why" doc:"Why it is not paid."`
}

type field struct {
	Key   string `json:"key" example:"pa" doc:"Its name in the form."`
	Value string `json:"value" doc:"Its value."`
}

// finding mirrors the JSON of an [emvqr.Finding].
type finding struct {
	Rule       string `json:"rule" doc:"The id of the rule." example:"MPM-4.7.4.1-NZ"`
	Severity   string `json:"severity" enum:"error,warning,info" doc:"How bad it is."`
	Path       string `json:"path" doc:"The data object, \"\" for none." example:"54"`
	Offset     int    `json:"offset" minimum:"0" doc:"Where it is in the text, in bytes."`
	Message    string `json:"message" doc:"What was found and what was expected."`
	Citation   string `json:"citation" doc:"Where the rule is written."`
	Network    string `json:"network,omitempty" doc:"The network whose rule it is."`
	Confidence string `json:"confidence,omitempty" doc:"How sure the rule is, A to D."`
}
