"""The command line: what a teacher types, and what they read in answer. Nothing below it prints."""
