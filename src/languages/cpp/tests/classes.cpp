#include "shape.h"

/// A shape.
class Shape : public Base, private ns::Other<int> {
 public:
  Shape();
  explicit Shape(int sides, double size = 1.0);
  Shape(const Shape &other) = default;
  virtual ~Shape();
  virtual double area() const = 0;
  static Shape *make(int sides);
  int sides() const noexcept { return sides_; }
  int open_field = 0;

 protected:
  void protect();

 private:
  int sides_;
  static const int kMax = 8;
  Shape *next_, *previous_;
};
class Forward;
