constexpr int kSize = 10;
const char *const kName = "x";
const char *kLoose = "y";
static const std::string kText("z");
inline constexpr double kRate = 0.5;
extern const int kElsewhere;
constinit int counter = 0;
thread_local int mine;
constexpr int square(int x) { return x * x; }
std::vector<int> list = {1, 2};
Foo made(1, 2), other{3};
auto deduced = make();
