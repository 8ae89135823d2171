class Store {
  PRIVATE_UNLESS_TESTED:
    // What reads it.
    using reader = detail::reader_base<Store>;

  private:
    int size_;

  PRIVATE_UNLESS_TESTED: // again
    int count();
};
