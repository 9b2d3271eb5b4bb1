"""The program shown in pictures: the main journey through the real windows."""
