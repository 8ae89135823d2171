/**
 * Documented.
 * @deprecated use New
 */
class Old {
 public:
  /// A method.
  /// More of it.
  void run();
  int x; ///< After it.
  //! Another style.
  int y;
  // Plain.
  [[deprecated("no")]] int z();
};

/// On a template.
template <typename T>
void make();

[[nodiscard]] int checked();
