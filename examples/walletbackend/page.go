package main

import (
	"embed"
	"net/http"
	"path"

	"github.com/danielgtaylor/huma/v2"
)

// page is the page to try the service on. It needs no network and nothing from elsewhere:
// it reads the document and makes a form of each route.
//
//go:embed page
var page embed.FS

// policy lets the page load what is of this service alone.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func pageRoutes() []route {
	return []route{
		pageFile("/{$}", "index.html", "text/html; charset=utf-8"),
		pageFile("/page/try.js", "try.js", "text/javascript; charset=utf-8"),
		pageFile("/page/style.css", "style.css", "text/css; charset=utf-8"),
	}
}

func pageFile(at, name, media string) route {
	body, err := page.ReadFile(path.Join("page", name))
	if err != nil {
		panic(err) // it is embedded
	}
	return route{
		Operation: huma.Operation{Method: http.MethodGet, Path: at},
		media:     media,
		handle: func(x *exchange) {
			x.Header().Set("Content-Security-Policy", policy)
			x.Header().Set("Referrer-Policy", "no-referrer")
			x.keep(body, 0)
		},
	}
}
