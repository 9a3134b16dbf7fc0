"""NISO STS, in which ISO, IEC and national bodies publish standards."""
