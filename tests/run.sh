#!/bin/sh
# Runs the tests with these arguments of pytest: two processes at a time, and then, with nothing beside them, those in
# which processes are killed, starved or kept waiting.
set -eu

# Where the arguments leave no test of one of the two, pytest ends with 5.
run() { pytest "$@" || [ $? -eq 5 ]; }

# In the order of the files: those of the browser, which take longest, are not left to the end.
run -m "not faults" -n 2 --dist loadfile --no-loadscope-reorder "$@"
run -m faults "$@"
