return 1x2
