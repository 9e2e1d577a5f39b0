"""`python -m relgraph`: the same as the `relgraph` command."""

from relgraph.cli import main

if __name__ == "__main__":
    main(prog_name="relgraph")
