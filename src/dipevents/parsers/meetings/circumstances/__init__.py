"""When, where and on what occasion something was.

`moments` reads dates, `occasions` events, `places` adds the places, `nested` tells what of it belongs to something spoken of; `setting` is
what the rest of the grammar asks.
"""
