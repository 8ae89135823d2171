# Region.
region = "eu"
tags = {
  a = "b"
}
sizes = [1, 2]
