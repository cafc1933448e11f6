"""Every text that a user sees, in German and English."""
