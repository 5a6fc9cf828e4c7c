return "sample"
