"""The command line, started: ``python -m analysis VERB PATH…``; see `analysis.commands`."""

from analysis.commands import main

if __name__ == "__main__":
    main(prog_name="python -m analysis")
