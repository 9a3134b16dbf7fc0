"""`python -m clauseline`: the command `clauseline`, also where it is not installed."""

from clauseline.cli import run

if __name__ == "__main__":
    run()
