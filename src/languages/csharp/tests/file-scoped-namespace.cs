using System;

namespace Shop.Orders;

using System.Text;

public class Order { }

internal enum State { Open }
// The end.
