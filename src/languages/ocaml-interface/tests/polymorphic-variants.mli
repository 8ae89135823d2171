type color = [ `Red | `Green of int ]
type more = [ color | `Blue ]
val paint : [< color ] -> [> `Done ]
val all : color list
