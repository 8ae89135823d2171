locals {
  text = "a ${var.a} %{ if var.b }b${local.c}%{ else }d%{ endif }"
  doc  = <<EOT
hi ${var.d}
%{ for item in var.items ~}
- ${item.name}
%{ endfor ~}
EOT
  raw = "$${not.this}"
}
