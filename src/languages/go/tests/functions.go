package p

func Exported(a, b int, rest ...string) (sum int, err error) {
	return
}
func internal() {}
func assembly(x uint64) uint64
func unnamed(int, string) {}
func init() {}
func init() { setup() }
func results() (int, error) { return 0, nil }
func higher(apply func(x int) int) func() error { return nil }
func main() {}
