"""What staff see and do with messages: release, send by phone, reply, tasks, delivery problems."""
