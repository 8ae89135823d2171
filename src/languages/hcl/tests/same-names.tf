variable "name" {}
output "name" { value = var.name }
locals { name = var.name }
resource "t_t" "name" { name = local.name }
data "t_t" "name" {}
module "name" { source = "./name" }
