"""The commands (命令), one file each; `review.cli` joins them."""
