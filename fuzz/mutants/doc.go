// Package mutants holds broken parsers: patches of the library, each of which
// makes one mistake that parsers of the field make. Its test applies them one by
// one to a copy of the module and demands that the conformance corpus catches
// each: a corpus that lets a mistake pass is not worth running.
//
// A patch is a sentence, which says what the mistake is, and a unified diff
// against the root of the module with one line of context, so that it still
// applies when the code around it moves. Where the patched lines themselves have
// changed, the test says which patch no longer applies. To make it anew, make the
// mistake again in a copy of the file and write
//
//	diff -U1 --label=a/emvqr/parse.go --label=b/emvqr/parse.go emvqr/parse.go copy.go
//
// behind the sentence. The test takes about a minute; go test -short leaves it
// out.
package mutants
