"""The command line: the only place that prints, shows progress, exits or asks the date."""
