output "address" {
  description = <<-EOT
    The address.
  EOT
  value       = aws_instance.web.public_ip
  sensitive   = true
}
output "vpc" {
  value = module.vpc.id
}
