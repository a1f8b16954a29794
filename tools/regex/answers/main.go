// Answers what Go's regexp does with patterns: a JSON request a line in, the same with answers out.
//
//	{"pattern": "a+", "texts": ["caat", {"hex": "61ff"}]}
//	{"pattern": "a+", "texts": [["caat", [[1, 3]]], [{"hex": "61ff"}, [[0, 1]]]]}
//	{"pattern": "(", "error": "error parsing regexp: missing closing ): `(`"}
//
// A match is what FindAllSubmatchIndex lists: two byte offsets for the whole and for each group, -1
// where it took no part.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"log"
	"os"
	"regexp"
)

type request struct {
	Pattern string            `json:"pattern"`
	Texts   []json.RawMessage `json:"texts"`
}

type answer struct {
	Pattern string   `json:"pattern"`
	Error   string   `json:"error,omitempty"`
	Names   []string `json:"names,omitempty"`
	Texts   [][2]any `json:"texts,omitempty"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(answerTo(asked)); err != nil {
			log.Fatal(err)
		}
	}
}

func answerTo(asked request) answer {
	given := answer{Pattern: asked.Pattern}
	pattern, err := regexp.Compile(asked.Pattern)
	if err != nil {
		given.Error = err.Error()
		return given
	}
	if pattern.NumSubexp() > 0 {
		given.Names = pattern.SubexpNames()
	}
	for _, text := range asked.Texts {
		matches := pattern.FindAllSubmatchIndex(bytesOf(text), -1)
		if matches == nil {
			matches = [][]int{}
		}
		given.Texts = append(given.Texts, [2]any{text, matches})
	}
	return given
}

func bytesOf(text json.RawMessage) []byte {
	var plain string
	if json.Unmarshal(text, &plain) == nil {
		return []byte(plain)
	}
	var other struct{ Hex string }
	if err := json.Unmarshal(text, &other); err != nil {
		log.Fatal(err)
	}
	raw, err := hex.DecodeString(other.Hex)
	if err != nil {
		log.Fatal(err)
	}
	return raw
}
