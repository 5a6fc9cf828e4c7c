return { "000_base_sample" }
