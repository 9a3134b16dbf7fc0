"""Private acts leave no trace: each act of the site, done for real, and each address looked at before and after.

Acts and addresses come from the table of who may (`tests.project.matrix`), which has all routes of the site.
"""
