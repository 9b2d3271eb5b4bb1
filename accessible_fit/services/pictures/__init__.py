"""Pictures and voices of one's own, picture sets, boards in and out."""
