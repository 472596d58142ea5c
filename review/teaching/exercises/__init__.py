"""找茬练习: tasks chosen by a trainee's weak points, answers scored, contests, results."""
