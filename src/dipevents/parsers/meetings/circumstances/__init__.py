"""When, where and on what occasion something was."""
