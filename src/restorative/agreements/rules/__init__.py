"""What an agreement is, who must say yes to it, and what stands in the way of signing."""
