"""评分: findings to a provisional score."""
