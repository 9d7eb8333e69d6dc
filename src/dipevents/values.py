"""How the values are declared that the stages hand each other.

Rule 1  Nobody changes a value. To whoever checks the types, `value` is `attrs.frozen`.
Rule 2  At run time nothing guards it: that would double the time each takes to make, and an article makes a thousand. Records, which leave
        the library, are guarded.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

__all__ = ["value"]

if TYPE_CHECKING:
    from attrs import frozen as value
else:
    value = partial(attrs.define, unsafe_hash=True)
