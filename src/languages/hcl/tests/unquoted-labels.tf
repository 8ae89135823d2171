resource aws_instance web {
  id = 1
}
variable x {}
