// Node alone: what a process costs that does nothing.
