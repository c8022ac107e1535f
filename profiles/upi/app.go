package upi

import "github.com/openmerchantqr/emvqr/emvqr"

// App is a scheme that carries the parameters of UPI to one app alone.
type App struct {
	// Scheme is the scheme in lower case, Name the app that takes it.
	Scheme, Name string

	Source     string
	Confidence emvqr.Confidence
}

const (
	integrations = "documentation of payment gateways and many integrations"
	intentList   = "one list of apps in a gateway's checkout"
)

// apps are the schemes of apps. Some are written scheme://pay, some
// scheme://upi/pay; many integrations write either for the same app.
var apps = [...]App{
	{"gpay", "Google Pay", "Google Pay for India, developer documentation", emvqr.ConfidenceA},
	{"tez", "Google Pay", integrations, emvqr.ConfidenceB},
	{"phonepe", "PhonePe", integrations, emvqr.ConfidenceB},
	{"ppe", "PhonePe", integrations, emvqr.ConfidenceB},
	{"paytmmp", "Paytm", integrations, emvqr.ConfidenceB},
	{"paytm", "Paytm", integrations, emvqr.ConfidenceB},
	{"bhim", "BHIM", integrations, emvqr.ConfidenceB},
	{"credpay", "CRED", integrations, emvqr.ConfidenceB},
	{"cred", "CRED", "integrations; gateways write credpay", emvqr.ConfidenceC},
	{"amazonpay", "Amazon Pay", integrations, emvqr.ConfidenceB},
	{"navipay", "Navi", integrations, emvqr.ConfidenceB},
	{"super", "super.money", integrations, emvqr.ConfidenceB},
	{"mobikwik", "MobiKwik", integrations, emvqr.ConfidenceB},
	{"freecharge", "Freecharge", intentList, emvqr.ConfidenceC},
	{"kiwi", "Kiwi", intentList, emvqr.ConfidenceC},
	{"myairtel", "Airtel", intentList, emvqr.ConfidenceC},
	{"popclubapp", "POP", intentList, emvqr.ConfidenceC},
	{"whatsapp-consumer", "WhatsApp", intentList, emvqr.ConfidenceC},
}

// heads are what integrations put before the action in the scheme of an app.
var heads = [...]string{"upi://", "upi/", "upi_"}

// LookupApp finds an app by its scheme, in any letter case.
func LookupApp(scheme string) (App, bool) {
	for _, a := range apps {
		if sameName(a.Scheme, scheme) {
			return a, true
		}
	}
	return App{}, false
}

// App is the app that the link is for. It is not ok for a link that goes to every
// app: upi://, upiGlobal:// and an intent with one of these schemes.
func (l Link) App() (App, bool) { return LookupApp(l.scheme) }
