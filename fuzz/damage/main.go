// Command damage measures how well the library finds the cause of a broken text.
// It takes every sound code of testdata/mpm.tsv, damages it in each way at each
// place where that can happen, and prints by kind at how many of the places the
// code as it was is among the first three repairs.
//
//	go run ./fuzz/damage          every place
//	go run ./fuzz/damage -n 20    every twentieth
//	go run ./fuzz/damage -missed  and what was not found
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	samples := flag.String("samples", "testdata/mpm.tsv", "a table with a column named payload")
	every := flag.Int("n", 1, "damage at every n-th place")
	missed := flag.Bool("missed", false, "print what was not found")
	flag.Parse()
	file, err := os.Open(*samples)
	if err != nil {
		log.Fatal(err)
	}
	codes, err := soundCodes(file)
	if err != nil {
		log.Fatal(err)
	}
	var show func(miss)
	if *missed {
		show = func(m miss) { fmt.Printf("%q\n\twas %q\n", m.damaged, m.was) }
	}
	fmt.Printf("%d codes\n%-40s %8s %8s %7s\n", len(codes), "damage", "places", "found", "share")
	var all share
	for _, k := range kinds {
		s := measure(codes, k, *every, show)
		all.found, all.places = all.found+s.found, all.places+s.places
		fmt.Printf("%-40s %8d %8d %6.1f%%\n", k.name, s.places, s.found, s.percent())
	}
	fmt.Printf("%-40s %8d %8d %6.1f%%\n", "all", all.places, all.found, all.percent())
}
