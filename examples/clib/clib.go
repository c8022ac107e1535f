package main

/*
#include <stdlib.h>
#include <string.h>
*/
import "C"

import "unsafe"

// emvqr_explain takes a request, JSON in UTF-8 that ends with a zero byte, and returns
// the answer likewise, which the caller gives back to emvqr_free. It may be called by any
// thread. It never returns NULL unless there is no memory, and never fails but in words.
//
//export emvqr_explain
func emvqr_explain(request *C.char) *C.char {
	if request == nil {
		return C.CString(string(answer(nil)))
	}
	// One byte more than is allowed tells that it is too long, however long it is.
	length := C.strnlen(request, mostBytes+1)
	return C.CString(string(answer(C.GoBytes(unsafe.Pointer(request), C.int(length)))))
}

// emvqr_free gives back what emvqr_explain returned. NULL is nothing to give back.
//
//export emvqr_free
func emvqr_free(answer *C.char) { C.free(unsafe.Pointer(answer)) }
