let%test "adds" = add 1 2 = 3
let%expect_test "prints" = print ()
