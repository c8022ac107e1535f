package main

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"
)

// longestLine is how much of a line is kept. No symbol holds so much, so the
// library refuses what is longer anyway, and memory stays bounded whatever is
// piped in.
const longestLine = 64 << 10

// lineReader reads payloads, one a line. \n or \r\n ends a line and is taken
// off; nothing else is, since a blank may belong to a payload.
type lineReader struct {
	input *bufio.Reader
	start []byte // of a line that is longer than the buffer
	err   error  // that the input ended with
}

func newLineReader(input io.Reader) *lineReader {
	return &lineReader{input: bufio.NewReaderSize(input, longestLine)}
}

// next returns the next line, which is good until next is called again, and
// whether the end of it is missing because it was too long. The error comes
// behind the last line.
func (l *lineReader) next() (line []byte, cut bool, err error) {
	if l.err != nil {
		return nil, false, l.err
	}
	line, l.err = l.input.ReadSlice('\n')
	if l.err == bufio.ErrBufferFull {
		line, cut = l.skipRest(line), true
	}
	if l.err != nil && len(line) == 0 {
		return nil, false, l.err
	}
	if !cut {
		line = withoutBreak(line)
	}
	return line, cut, nil
}

// skipRest reads to the end of an overlong line and returns its start.
func (l *lineReader) skipRest(start []byte) []byte {
	l.start = append(l.start[:0], wholeCharacters(start)...)
	for l.err == bufio.ErrBufferFull {
		_, l.err = l.input.ReadSlice('\n')
	}
	return l.start
}

// ready reports whether another whole line is there already. If not, reading on
// may have to wait for it.
func (l *lineReader) ready() bool {
	buffered, _ := l.input.Peek(l.input.Buffered())
	return bytes.IndexByte(buffered, '\n') >= 0
}

func withoutBreak(line []byte) []byte {
	line, ended := bytes.CutSuffix(line, []byte("\n"))
	if ended {
		line = bytes.TrimSuffix(line, []byte("\r"))
	}
	return line
}

// wholeCharacters takes off a last character that was cut in two.
func wholeCharacters(text []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				return text[:len(text)-n]
			}
			break
		}
	}
	return text
}
