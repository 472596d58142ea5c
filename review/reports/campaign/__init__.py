"""Papers of a campaign (评查活动的文书), from plain data, as Word and Excel."""
