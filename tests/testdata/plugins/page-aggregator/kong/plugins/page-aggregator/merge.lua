local merge = {}


-- One object with a key for each part.
function merge.nest(parts)
  local page = {}
  for _, part in ipairs(parts) do
    page[part.name] = part.value
  end

  return page
end


-- The keys of all parts in one object; later parts win.
function merge.flatten(parts)
  local page = {}
  for _, part in ipairs(parts) do
    if type(part.value) == "table" then
      for key, value in pairs(part.value) do
        page[key] = value
      end
    end
  end

  return page
end


-- A list, with the elements of parts that are lists themselves.
function merge.concat(parts)
  local page = {}
  for _, part in ipairs(parts) do
    if type(part.value) == "table" and #part.value > 0 then
      for _, element in ipairs(part.value) do
        page[#page + 1] = element
      end
    else
      page[#page + 1] = part.value
    end
  end

  return page
end


return merge
