"""Qt side of the mat: where everything lies on a board, and cards as things in the hand."""
