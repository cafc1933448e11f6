"""What calculations, sums, comparisons and rule tests return: plain frozen values."""
