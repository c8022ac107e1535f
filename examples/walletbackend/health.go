package main

import (
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

func (s *service) healthRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "healthz", Method: http.MethodGet, Path: "/healthz",
			Summary: "Whether the service lives", Description: "It does while it answers.",
		},
		media: plainText, always: true,
		handle: func(x *exchange) { io.WriteString(x, "ok\n") },
	}
}

func (s *service) readyRoute() route {
	return route{
		Operation: huma.Operation{
			OperationID: "readyz", Method: http.MethodGet, Path: "/readyz",
			Summary: "Whether the service takes requests", Description: "It answers 503 from when it has been asked to stop.",
		},
		media: plainText, always: true,
		handle: func(x *exchange) {
			if !s.ready.Load() {
				x.refuse(problemf(http.StatusServiceUnavailable, "the service is about to stop"))
				return
			}
			io.WriteString(x, "ready\n")
		},
	}
}
