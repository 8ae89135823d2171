type family Elem c where
  Elem [a] = a
type family Open a :: *
type instance Open Int = Bool
data family Box a
