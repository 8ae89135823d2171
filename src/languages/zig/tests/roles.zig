fn f(self: *Tree, list: std.ArrayList(Node)) Tree.Error!?Node {
    self.count = list.items.len;
    self.nodes[i].next = null;
    try self.visit(.leaf, Point{ .x = 1 });
    const n = @as(Node, undefined);
    return (other)(n, error.Bad);
}
