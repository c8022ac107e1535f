package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// writeWhole writes a file in one step: whoever looks sees the old one or the new
// one, and no half of it is left where the disk is full. What is no plain file,
// such as a pipe, is written as it is.
func writeWhole(name string, data []byte) error {
	mode := fs.FileMode(0o666)
	switch old, err := os.Stat(name); {
	case err == nil && !old.Mode().IsRegular():
		return os.WriteFile(name, data, mode)
	case err == nil:
		mode = old.Mode().Perm()
		if err := isWritable(name); err != nil {
			return err
		}
		// A link stays one, and what it leads to becomes new.
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	}
	unready, err := writeBeside(name, data, mode)
	if err == nil {
		err = os.Rename(unready, name)
	}
	if err != nil && unready != "" {
		err = errors.Join(err, os.Remove(unready))
	}
	return err
}

// isWritable says why a file must not be written, which to put another in its place
// would not ask.
func isWritable(name string) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

// writeBeside writes to a new file in the same folder and returns its name, "" if
// there is none. Its errors are about the file that it is to be.
func writeBeside(name string, data []byte, mode fs.FileMode) (unready string, err error) {
	unready = fmt.Sprintf("%s.%d.tmp", name, rand.Uint32())
	file, err := os.OpenFile(unready, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", about(name, err)
	}
	_, err = file.Write(data)
	return unready, about(name, errors.Join(err, file.Close()))
}

func about(name string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return &fs.PathError{Op: at.Op, Path: name, Err: at.Err}
	}
	return err
}
