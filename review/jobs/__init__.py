"""作业: uploads become jobs, worked by processes of our own."""
