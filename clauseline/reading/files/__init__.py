"""What files of a stranger are opened with, whatever their format: limits first."""
