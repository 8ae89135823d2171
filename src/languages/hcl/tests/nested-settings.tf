resource "x_y" "z" {
  provisioner "local-exec" {
    command = "echo ${self.id}"
  }
  lifecycle {
    ignore_changes = [tags, count]
  }
  dynamic "rule" {
    for_each = var.rules
    content {
      port = rule.value.port
    }
  }
}
