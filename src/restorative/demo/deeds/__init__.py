"""What the people of the demonstration do, through the same commands as everybody's pages."""
