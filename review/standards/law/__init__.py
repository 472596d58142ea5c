"""The law by date (法律依据): names, versions, articles, and which of them speaks on a day."""
