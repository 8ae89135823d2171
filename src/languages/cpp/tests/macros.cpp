MY_NAMESPACE_BEGIN
namespace app {
/** Exported. */
class MY_EXPORT Widget final : public Base {
  Q_OBJECT
 public:
  MY_NODISCARD int width() const MY_NOEXCEPT { return w_; }
  MY_INLINE Widget() : w_(0) {}
  DISALLOW_COPY(Widget);
 signals:
  void changed();
 private:
  int w_ MY_GUARDED_BY(mutex_);
};
/** A function. */
MY_API void start(const char *MY_NULLABLE name);
MY_CONSTEXPR auto stop() -> int { return 0; }
MY_FLAG(int, port, 80, "the port");
class MY_ALIGNED(8) Buffer { int size; };
MY_EXPORT_BEGIN
template <typename T> struct Pair { T a, b; };
MY_EXPORT_END
}
MY_NAMESPACE_END
