"""Hypothesis strategies, shipped for the tests of programs that build on the library.

Hypothesis is no dependency: this package imports where it is installed, and the library never imports this package.
"""

from .prose import *  # noqa: F403
from .values import *  # noqa: F403
