package main

import (
	"fmt"
	"io"
	"os"
)

// What a file with the fields of a code may be at most. The longest code has
// 2,953 bytes and its file is three levels deep: fields, accounts, their fields.
// Parsers of YAML take time and memory by the square of either.
const (
	longestFile = 16 << 10
	deepestFile = 16
)

// readFile reads a file, "-" for standard input, as far as one may be long.
func readFile(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return readBounded(stdin)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readBounded(file)
}

func readBounded(from io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(decoded(from), longestFile+1))
	if err == nil && len(data) > longestFile {
		err = fmt.Errorf("longer than %d bytes, which the fields of a code never are", longestFile)
	}
	return data, err
}

// isShallow refuses brackets inside brackets without end before a parser meets
// them. It counts those in texts, too: no name has so many that are never closed.
func isShallow(data []byte) error {
	depth := 0
	for _, b := range data {
		switch b {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		}
		if depth > deepestFile {
			return fmt.Errorf("brackets are more than %d deep, the fields of a code are 3 deep at most", deepestFile)
		}
	}
	return nil
}
