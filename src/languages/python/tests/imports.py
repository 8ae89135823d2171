from __future__ import annotations

import os
import os.path
import numpy as np, sys
import xml.dom.minidom as minidom
from collections import OrderedDict, defaultdict as dd
from . import sibling
from .module import name as renamed
from ..pkg.module import (
    first,
    second as other,
)
from ... import far
from typing import TYPE_CHECKING
from everything import *
from .local import *

if TYPE_CHECKING:
    from .types import Shape
    import heavy
else:
    from .runtime import Shape

try:
    import fast
except ImportError:
    fast = None


def lazily():
    import json
    from . import late
    return json.dumps(late), os.path.join(np, sys)


module = importlib.import_module("plugins.first")
other_module = importlib.import_module(".second", package="plugins")
legacy = __import__("legacy")
dynamic = importlib.import_module(module)
