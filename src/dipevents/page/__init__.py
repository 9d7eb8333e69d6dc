"""The page around the prose, read before anything else: lines to paragraphs, then headline, deck, date, place, author, furniture.

``paragraphs`` cuts the text, and ``joints`` names that ran into a word; ``header`` says what each paragraph is, with what ``lines``,
``bylines``, ``datelines``, ``placelines``, ``stamps``, ``subheadings`` and ``glued`` tell of one of them.
"""
