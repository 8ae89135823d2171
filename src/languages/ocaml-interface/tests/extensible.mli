type message = ..
type message +=
  | Ping
  | Pong of int
type Other.t += private Extra
