// Writes assembly/text/case-table.ts: Go's simple case mappings (Unicode 15.0.0), as ranges of
// equal distance.
// Run: go run tools/unicode/case.go > assembly/text/case-table.ts
package main

import (
	"fmt"
	"os"
	"unicode"
)

// A span of runes first, first+stride ... last that all map to themselves plus delta.
type span struct {
	first, last, stride, delta rune
}

func spans(convert func(rune) rune) []span {
	var list []span
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		delta := convert(r) - r
		if delta == 0 {
			continue
		}
		if n := len(list) - 1; n >= 0 && list[n].delta == delta {
			s := &list[n]
			step := r - s.last
			if step == s.stride || (s.first == s.last && step <= 2) {
				s.last, s.stride = r, step
				continue
			}
		}
		list = append(list, span{r, r, 1, delta})
	}
	return list
}

func print(name, what string, list []span) {
	fmt.Printf("\n/** %s. */\nexport const %s_SPANS: u32 = %d;\n", what, name, len(list))
	fmt.Printf("export const %s: usize = memory.data<u64>([\n", name)
	for _, s := range list {
		if s.last-s.first >= 1<<15 || s.delta >= 1<<23 || s.delta < -1<<23 {
			fmt.Fprintln(os.Stderr, "span does not fit", s)
			os.Exit(1)
		}
		word := uint64(s.first) | uint64(s.last-s.first)<<24 | uint64(s.stride-1)<<39
		word |= uint64(s.delta) << 40
		fmt.Printf("  0x%016x, // %04x..%04x\n", word, s.first, s.last)
	}
	fmt.Println("], 8);")
}

func main() {
	fmt.Printf("// Case mappings of Unicode %s above ASCII, as spans in order. ", unicode.Version)
	fmt.Println("What reads them: case.ts.")
	fmt.Println("// Made by tools/unicode/case.go; not to be edited.")
	fmt.Println("//\n//   Span  bits 0..23 first rune | 24..38 last - first")
	fmt.Println("//         39 every second rune only | 40..63 distance, signed")
	print("UPPER", "unicode.ToUpper", spans(unicode.ToUpper))
	print("LOWER", "unicode.ToLower", spans(unicode.ToLower))
}
