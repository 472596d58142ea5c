"""法律适用参考: the penalty rules nearest to the facts that a case file tells."""
