"""How an action stands, when a plan is completed, what a referrer may read, what stops closing."""
