"""Lines of any format to clauses: where one starts, what it is called, on which level it stands."""
