run "creates" {
  command = plan
  assert {
    condition = output.name == "x"
  }
}
