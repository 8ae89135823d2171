moved {
  from = aws_instance.old
  to   = aws_instance.new
}
import {
  to = aws_instance.new
  id = "i-1"
}
removed {
  from = aws_instance.gone
}
