// Writes assembly/text/letter-table.ts: the runes above ASCII that Go's unicode.IsLetter or
// unicode.IsDigit takes (Unicode 15.0.0), as gaps and lengths.
// Run: go run tools/unicode/letters/letters.go > assembly/text/letter-table.ts
package main

import (
	"encoding/binary"
	"fmt"
	"unicode"
)

func main() {
	var table []byte
	ranges := 0
	next := rune(0x80)
	for first := next; first <= unicode.MaxRune; first++ {
		if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
			continue
		}
		last := first
		for unicode.IsLetter(last+1) || unicode.IsDigit(last+1) {
			last++
		}
		table = binary.AppendUvarint(table, uint64(first-next))
		table = binary.AppendUvarint(table, uint64(last-first))
		ranges++
		next = last + 1
		first = last
	}
	fmt.Println("// Letters and decimal digits of Unicode 15.0.0 above ASCII. What reads them: letter.ts.")
	fmt.Println("// Made by tools/unicode/letters/letters.go; not to be edited.")
	fmt.Println("//")
	fmt.Println("//   Range  runes between the range before and this one | runes in it, less one: a varint each")
	fmt.Printf("\nexport const LETTER_RANGES: u32 = %d;\n", ranges)
	fmt.Println("export const LETTERS: usize = memory.data<u8>([")
	for i := 0; i < len(table); i += 16 {
		fmt.Print(" ")
		for _, b := range table[i:min(i+16, len(table))] {
			fmt.Printf(" 0x%02x,", b)
		}
		fmt.Println()
	}
	fmt.Println("]);")
}
