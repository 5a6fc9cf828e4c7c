return "common"
