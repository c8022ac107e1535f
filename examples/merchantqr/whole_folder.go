package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
)

// folder is where a batch writes. No name leads out of it, not even through links
// that stand in it.
type folder struct{ root *os.Root }

// openFolder opens a folder, which is made if it is not there.
func openFolder(name string) (*folder, error) {
	if err := os.MkdirAll(name, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &folder{root}, nil
}

func (f *folder) close() { _ = f.root.Close() } // nothing is written by it

// errThere is the error for a file that is not written over.
var errThere = errors.New("another file of that name is there already")

// put writes a file in one step: whoever looks sees all of it or nothing. One that is
// there and the same is kept. Another one is written over only if asked.
func (f *folder) put(name string, data []byte, overwrite bool) (kept bool, err error) {
	switch same, err := f.holds(name, data); {
	case same:
		return true, nil
	case err == nil && !overwrite:
		return false, errThere
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	if parent := path.Dir(name); parent != "." {
		if err := f.root.MkdirAll(parent, 0o777); err != nil {
			return false, err
		}
	}
	unready := fmt.Sprintf("%s.%d.tmp", name, rand.Uint32())
	if err = f.write(unready, data); err == nil {
		err = f.root.Rename(unready, name)
	}
	if err != nil {
		if gone := f.root.Remove(unready); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return false, err
}

// holds reports whether a file is there and holds this. The error is for one that is
// not there, or is no plain file.
func (f *folder) holds(name string, data []byte) (same bool, err error) {
	info, err := f.root.Lstat(name)
	if err != nil {
		return false, err
	}
	if !info.Mode().IsRegular() {
		return false, fmt.Errorf("%s is no plain file", name)
	}
	if info.Size() != int64(len(data)) {
		return false, nil
	}
	file, err := f.root.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	there, err := io.ReadAll(io.LimitReader(file, int64(len(data))+1))
	return err == nil && bytes.Equal(there, data), err
}

func (f *folder) write(name string, data []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}
