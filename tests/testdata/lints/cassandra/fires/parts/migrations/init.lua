return { "000_base_sample", "001_more" }
