"""What is printed: pages with title, date, numbers and credits, as PDF. Knows no windows and no store."""
