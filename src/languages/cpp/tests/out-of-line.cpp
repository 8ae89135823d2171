#include "shape.h"
namespace lower {
Shape::Shape() : sides_(0), next_{nullptr} {}
Shape::~Shape() = default;
double Shape::area() const { return sides_; }
int Shape::count = 0;
Shape *Shape::make(int n) { return new Shape(n); }
void Outer::Inner::run() {}
Shape &Shape::operator=(const Shape &other) { return *this; }
Shape::operator bool() const { return true; }
inline Shape::operator int *() { return 0; }
void lower::helper() {}
struct Outer::Hidden { int x; };
}
