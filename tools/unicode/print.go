// Writes assembly/text/print-table.ts: the runes that Go prints as they are (Unicode 15.0.0), as
// the places where being printable begins or ends. Run: go run tools/unicode/print.go >
// assembly/text/print-table.ts
package main

import (
	"fmt"
	"strconv"
	"unicode"
)

func main() {
	var borders []rune
	printable := false
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if strconv.IsPrint(r) != printable {
			borders = append(borders, r)
			printable = !printable
		}
	}
	fmt.Printf("// What strconv.IsPrint says under Unicode %s. What reads it: printable.ts.\n", unicode.Version)
	fmt.Println("// Made by tools/unicode/print.go; not to be edited.")
	fmt.Println("\n/** Runes from which on the answer changes, first to yes. */")
	fmt.Printf("export const PRINT_BORDERS_COUNT: u32 = %d;\n", len(borders))
	fmt.Println("export const PRINT_BORDERS: usize = memory.data<u32>([")
	for i := 0; i < len(borders); i += 10 {
		fmt.Print(" ")
		for _, r := range borders[i:min(i+10, len(borders))] {
			fmt.Printf(" 0x%x,", r)
		}
		fmt.Println()
	}
	fmt.Println("]);")
}
