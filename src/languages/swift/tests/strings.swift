let raw = #"a "quoted" \n \#(name) #if"#
let many = """
  struct Fake { func none() {} }
  \(value)
  """
let rawMany = ##"""
  func fake() "" \##(other)
  """##
let pattern = #/\w+"[a-z]/#
let after = 1; func real() {}
