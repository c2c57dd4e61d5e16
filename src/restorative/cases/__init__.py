"""Referral, participants and roles, tracks, deadlines, allocation and closing."""
