package p

import "fmt"
import (
	"net/http"
	m "math"
	. "strings"
	_ "embed"

	"example.com/go-foo/v2"
)
import "C"

func f() {
	fmt.Println(m.Pi, http.StatusOK)
}
