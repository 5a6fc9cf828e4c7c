--- md5: the digest of this name, piece by piece.

return require("kongsmith.digest").module "md5"
