"""What every set needs to be scored: running the program, matching, statistics, and the table."""
