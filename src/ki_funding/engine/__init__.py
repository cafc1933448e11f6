"""From a case and the law to amounts. Pure: no files, no clock, no printing."""
