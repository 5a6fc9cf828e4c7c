local identity = {}

function identity.of_client()
  return kong.client.get_credential()
end

return identity
