"""`python -m review` is the command `juanjian`."""

from review.cli import main

main()
