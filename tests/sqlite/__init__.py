"""The database of the tests where there is no service: SQLite, whose statements say in a comment what they would lock.

Django leaves a lock out where it is nothing; here one sees it, and one outside a transaction is refused as elsewhere.
"""
