package main

import (
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// route is something the service does: what the document says of it, and who does it.
type route struct {
	huma.Operation
	// takes and gives are nil pointers to the types of the bodies that are JSON.
	takes, gives any
	// media is what any other answer is.
	media string
	// always: it is answered however many requests are under way.
	always bool
	handle func(*exchange)
}

const plainText = "text/plain; charset=utf-8"

// routes are all there is, in the order of the document.
func (s *service) routes() []route {
	return []route{
		s.scanRoute(), s.composeRoute(), s.dynamicRoute(), s.svgRoute(), s.pngRoute(),
		s.networksRoute(), s.walletsRoute(),
		s.healthRoute(), s.readyRoute(), s.metricsRoute(),
	}
}

// mount puts the routes, the document about them and the page to try them on the mux.
func (s *service) mount(routes []route) {
	document := documentOf(routes)
	routes = append(routes, documentRoute(document))
	routes = append(routes, pageRoutes()...)
	for _, r := range routes {
		s.mux.HandleFunc(r.Method+" "+r.Path, func(w http.ResponseWriter, _ *http.Request) { s.call(w.(*exchange), &r) })
		s.mux.HandleFunc(r.Path, func(w http.ResponseWriter, _ *http.Request) { notThisMethod(w.(*exchange), &r) })
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.(*exchange).refuse(problemf(http.StatusNotFound, "there is nothing here; /openapi.json says what there is"))
	})
}

func (s *service) call(x *exchange, r *route) {
	x.route = r.Path
	if r.media != "" {
		x.Header().Set("Content-Type", r.media)
	}
	if r.always {
		r.handle(x)
		return
	}
	s.taking(x, r.handle)
}

func notThisMethod(x *exchange, r *route) {
	x.route = r.Path
	allowed := r.Method
	if r.Method == http.MethodGet {
		allowed = strings.Join([]string{http.MethodGet, http.MethodHead}, ", ")
	}
	x.Header().Set("Allow", allowed)
	x.refuse(problemf(http.StatusMethodNotAllowed, "expected %s", r.Method))
}
