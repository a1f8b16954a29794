// Writes src/compiler/charsets/names.ts (the names that golang.org/x/text's ianaindex knows, and
// the runes of its 8-bit encodings) and src/compiler/charsets/indexes.ts (the runes of its two-byte
// ones).
//
// The tables of the two-byte encodings are private to x/text, so they are read from its source.
// Run, from test/oracle (its module has x/text): go run ../../tools/charsets/main.go
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf "golang.org/x/text/encoding/unicode"
)

const folder = "../../src/compiler/charsets/"

var twoByte = map[encoding.Encoding]string{
	traditionalchinese.Big5:    "Big5",
	korean.EUCKR:               "EucKr",
	simplifiedchinese.GBK:      "Gbk",
	simplifiedchinese.GB18030:  "Gb18030",
	simplifiedchinese.HZGB2312: "HzGb2312",
	japanese.ShiftJIS:          "ShiftJis",
	japanese.EUCJP:             "EucJp",
	japanese.ISO2022JP:         "Iso2022Jp",
}

func source() string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/text").Output()
	if err != nil {
		panic(err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "encoding")
}

func read(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return string(text)
}

const width = 92

// A text literal in pieces that fit a line; what is not plainly visible is escaped.
func quote(runes []rune, indent string) string {
	var b strings.Builder
	column := 0
	b.WriteByte('"')
	for _, r := range runes {
		text := show(r)
		if column+utf8.RuneCountInString(text) > width-len(indent) {
			fmt.Fprintf(&b, "\" +\n%s\"", indent)
			column = 0
		}
		column += utf8.RuneCountInString(text)
		b.WriteString(text)
	}
	b.WriteByte('"')
	return b.String()
}

func show(r rune) string {
	switch {
	case r == '"' || r == '\\':
		return "\\" + string(r)
	case r == utf8.RuneError || strconv.IsPrint(r) || unicode.Is(unicode.Co, r):
		return string(r)
	case r < 0x10000:
		return fmt.Sprintf("\\u%04x", r)
	default:
		return fmt.Sprintf("\\u{%x}", r)
	}
}

// ---- names

type charset struct {
	names []string
	kind  string
	runes []rune
}

func names(source string) {
	aliases := regexp.MustCompile(`(?m)^\t"([^"]+)":\s+enc\d+`)
	byEncoding := map[string]*charset{}
	var unsupported []string
	for _, match := range aliases.FindAllStringSubmatch(read(filepath.Join(source, "ianaindex/tables.go")), -1) {
		name := strings.ToLower(match[1])
		enc, err := ianaindex.IANA.Encoding(name)
		if err != nil {
			continue // A key that holds a part of the registry's prose: no name.
		}
		if enc == nil {
			unsupported = append(unsupported, name)
			continue
		}
		key := fmt.Sprintf("%v", enc)
		if twoByte[enc] != "" {
			key = twoByte[enc]
		}
		set := byEncoding[key]
		if set == nil {
			set = &charset{kind: twoByte[enc]}
			if set.kind == "" && !isUnicode(enc) {
				set.runes = eightBit(enc)
			}
			byEncoding[key] = set
		}
		set.names = append(set.names, name)
	}
	var sets []*charset
	for _, set := range byEncoding {
		set.names = unique(set.names)
		sets = append(sets, set)
	}
	sort.Slice(sets, func(i, j int) bool { return sets[i].names[0] < sets[j].names[0] })
	writeNames(sets, unique(unsupported))
}

// utf8 and the UTF-16s are not told apart from 8-bit encodings by what single bytes give.
func isUnicode(enc encoding.Encoding) bool {
	for _, own := range utf.All {
		if enc == own {
			return true
		}
	}
	return false
}

func unique(list []string) []string {
	sort.Strings(list)
	var kept []string
	for i, name := range list {
		if i == 0 || name != list[i-1] {
			kept = append(kept, name)
		}
	}
	return kept
}

// The runes of the bytes, from 0x80 on when the lower half is ASCII; nil when it is no 8-bit
// encoding.
func eightBit(enc encoding.Encoding) []rune {
	var runes []rune
	for i := 0; i < 256; i++ {
		out, err := enc.NewDecoder().Bytes([]byte{byte(i)})
		if err != nil || utf8.RuneCount(out) != 1 {
			return nil
		}
		r, _ := utf8.DecodeRune(out)
		runes = append(runes, r)
	}
	for i := 0; i < 128; i++ {
		if runes[i] != rune(i) {
			return runes
		}
	}
	return runes[128:]
}

func writeNames(sets []*charset, unsupported []string) {
	var b strings.Builder
	b.WriteString("// The encodings that golang.org/x/text knows by IANA's names, in small letters.\n")
	b.WriteString("// Made by tools/charsets/main.go; not to be edited.\n\n")
	b.WriteString("/** Names, and the runes of all bytes, or of the upper half where the lower is ASCII. */\n")
	b.WriteString("export const eightBitCharsets: readonly (readonly [names: string, runes: string])[] = [\n")
	for _, set := range sets {
		if set.kind == "" && set.runes != nil {
			fmt.Fprintf(&b, "  [\n    %s,\n    %s,\n  ],\n", quote([]rune(strings.Join(set.names, " ")), "      "), quote(set.runes, "      "))
		}
	}
	b.WriteString("];\n\n/** Names, and the kind of format/charset.ts. */\n")
	b.WriteString("export const twoByteCharsets: readonly (readonly [names: string, kind: string])[] = [\n")
	for _, set := range sets {
		if set.kind != "" {
			fmt.Fprintf(&b, "  [%q, %q],\n", strings.Join(set.names, " "), set.kind)
		}
	}
	b.WriteString("];\n\n/** Names of Unicode's own, which the engine reads without a table. */\n")
	b.WriteString("export const unicodeCharsets =\n")
	var own []string
	for _, set := range sets {
		if set.kind == "" && set.runes == nil {
			own = append(own, set.names...)
		}
	}
	fmt.Fprintf(&b, "  %s;\n", quote([]rune(strings.Join(own, " ")), "  "))
	b.WriteString("\n/** Names that are registered and have no decoder. */\nexport const unsupportedCharsets =\n")
	fmt.Fprintf(&b, "  %s;\n", quote([]rune(strings.Join(unsupported, " ")), "  "))
	write("names.ts", b.String())
}

func write(name, text string) {
	if err := os.WriteFile(folder+name, []byte(text), 0o644); err != nil {
		panic(err)
	}
}

// ---- indexes

// The array literal `name` of a source file.
func table(text, name string) []rune {
	start := strings.Index(text, "var "+name+" = [...]")
	end := start + strings.Index(text[start:], "\n}\n")
	entry := regexp.MustCompile(`(?m)^\s*(\d+)\s*:\s*0x([0-9A-Fa-f]+),`)
	var runes []rune
	for _, match := range entry.FindAllStringSubmatch(text[start:end], -1) {
		index, _ := strconv.Atoi(match[1])
		r, _ := strconv.ParseInt(match[2], 16, 32)
		for len(runes) < index {
			runes = append(runes, utf8.RuneError)
		}
		runes = append(runes, rune(r))
	}
	return runes
}

func indexes(source string) {
	japaneseText := read(filepath.Join(source, "japanese/tables.go"))
	chineseText := read(filepath.Join(source, "simplifiedchinese/tables.go"))
	var b strings.Builder
	b.WriteString("// The runes of two-byte encodings, a row a line; � stands where none is.\n")
	b.WriteString("// Made by tools/charsets/main.go; not to be edited.\n")
	writeRows(&b, "jis0208", 94, table(japaneseText, "jis0208Decode"))
	writeRows(&b, "jis0212", 94, table(japaneseText, "jis0212Decode"))
	writeRows(&b, "eucKr", 178, table(read(filepath.Join(source, "korean/tables.go")), "decode"))
	writeRows(&b, "gbk", 190, table(chineseText, "decode"))
	writeRows(&b, "big5", 157, table(read(filepath.Join(source, "traditionalchinese/tables.go")), "decode"))
	writeRanges(&b, chineseText)
	write("indexes.ts", b.String())
}

func writeRows(b *strings.Builder, name string, width int, runes []rune) {
	fmt.Fprintf(b, "\n/** Rows of %d. */\nexport const %s: readonly string[] = [\n", width, name)
	for i := 0; i < len(runes); i += width {
		row := runes[i:min(i+width, len(runes))]
		for len(row) > 0 && row[len(row)-1] == utf8.RuneError {
			row = row[:len(row)-1]
		}
		fmt.Fprintf(b, "  %s,\n", quote(row, "    "))
	}
	b.WriteString("];\n")
}

func writeRanges(b *strings.Builder, text string) {
	start := strings.Index(text, "var gb18030 = ")
	end := start + strings.Index(text[start:], "\n}\n")
	pair := regexp.MustCompile(`\{(\d+|0x[0-9A-Fa-f]+), (\d+|0x[0-9A-Fa-f]+)\}`)
	b.WriteString("\n/** Where four-byte sequences of gb18030 begin to be runes in a row: number and rune. */\n")
	b.WriteString("export const gb18030Ranges: readonly number[] = [\n")
	for _, match := range pair.FindAllStringSubmatch(text[start:end], -1) {
		fmt.Fprintf(b, "  %s, %s,\n", match[1], match[2])
	}
	b.WriteString("];\n")
}

func main() {
	source := source()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		panic(err)
	}
	names(source)
	indexes(source)
}
