"""The shipped Word templates of a campaign, and the script that builds them."""
