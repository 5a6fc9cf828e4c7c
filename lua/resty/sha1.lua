--- sha1: the digest of this name, piece by piece.

return require("kongsmith.digest").module "sha1"
