"""What teaching keeps (培训): cards with their masked pages and their steps."""
