package p

import "testing"

func TestMain(m *testing.M) {}
func TestAdd(t *testing.T) {
	t.Run("one", func(t *testing.T) {})
}
func Test_under(t *testing.T) {}
func TestWithout() {}
func Testify(t *testing.T) {}
func BenchmarkAdd(b *testing.B) {}
func FuzzAdd(f *testing.F) {}
func ExampleAdd() {}
func Example() {}
func helper(t *testing.T) {}
