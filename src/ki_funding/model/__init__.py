"""What files may say, as pydantic models."""
