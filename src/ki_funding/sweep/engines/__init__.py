"""What runs formulas on many numbers: three engines that give the same cents."""
