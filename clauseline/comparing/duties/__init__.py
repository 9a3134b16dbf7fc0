"""What binding sentences ask, and what became of them."""
