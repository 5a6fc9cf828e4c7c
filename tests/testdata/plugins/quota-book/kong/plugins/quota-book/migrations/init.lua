return {
  "000_base_quota_book",
  "001_100_to_110",
}
