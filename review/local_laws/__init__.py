"""Local laws (地方性法规、规章): texts that an office brings in, read, checked and kept."""
