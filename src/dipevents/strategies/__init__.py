"""Hypothesis strategies, shipped for the tests of programs that build on the library.

Hypothesis is no dependency: this package imports where it is installed, and the library never imports this package.
There are three floors:

1. Values: every value that a record admits (`reports` and its parts), states, officials and bodies for articles
   (`states`, `casts`, `acronymed_bodies`), any text at all (`articles_of_any_kind`), and prose that says nothing
   (`neutral_paragraphs`).
2. Surface forms: a value in one of the ways to write it (`dated`, `titled`, `named_bodies`, `marked`, `said`,
   `encounters`), each drawn from a table of named forms (`DATES`, `TITLED` and so on). A form is a `Passage`, a text with
   its claims, or a `Phrase`, words with a value.
3. Articles: `stories` draws whole articles in the shapes of `OUTLETS`, with what they should yield; `differences` holds a
   report to it.

>>> from datetime import date
>>> from dipevents import parse
>>> from dipevents.strategies import Met, Passage, Who, differences
>>> text = "Norwegian Foreign Minister Ola Prelidin met Danish Prime Minister Ida Brevakin in Oslo on Monday."
>>> claimed = Passage(
...     text=text,
...     people=frozenset({
...         Who(name="Ola Prelidin", country="NOR", rank="foreign_minister"),
...         Who(name="Ida Brevakin", country="DNK", rank="head_of_government"),
...     }),
...     meetings=(
...         Met(
...             parties=frozenset({"Ola Prelidin", "Ida Brevakin"}),
...             form="in_person",
...             status="held",
...             date="2024-11-18",
...             place="Oslo",
...         ),
...     ),
... )
>>> differences(claimed, parse(text, published=date(2024, 11, 19)))
[]
"""

from .articles import *  # noqa: F403
from .claims import *  # noqa: F403
from .forms import *  # noqa: F403
from .knowledge import *  # noqa: F403
from .meeting_forms import *  # noqa: F403
from .prose import *  # noqa: F403
from .statement_forms import *  # noqa: F403
from .values import *  # noqa: F403
