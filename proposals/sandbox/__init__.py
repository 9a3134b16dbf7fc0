"""Reading apart: a process of its own, behind the fence, for files that strangers sent. Knows no framework."""
