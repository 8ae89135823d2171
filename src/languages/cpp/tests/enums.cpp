enum class Color : unsigned char { kRed, kGreen = 2 };
enum Plain { ONE, TWO };
class Holder {
  enum Inside { IN, OUT };
  enum class Mode;
};
enum struct Other;
Color c = Color::kRed;
