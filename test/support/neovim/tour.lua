-- What a person does in Neovim, without a screen: the answers go to the file that $TOUR names, as JSON.
local answers = {}

-- What is called otherwise from Neovim 0.10 on.
local clients_of = vim.lsp.get_clients and function(buffer) return vim.lsp.get_clients({ bufnr = buffer }) end
  or function(buffer) return vim.tbl_values(vim.lsp.buf_get_clients(buffer)) end
local all_clients = vim.lsp.get_clients or vim.lsp.get_active_clients

local function await(what, condition)
  if not vim.wait(20000, condition, 10) then error('there is no ' .. what) end
end

-- Puts the cursor before the `|` of a text that the buffer holds.
local function go_to(marked)
  local at = marked:find('|', 1, true) - 1
  local text = marked:gsub('|', '')
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local column = line:find(text, 1, true)
    if column then return vim.api.nvim_win_set_cursor(0, { number, column - 1 + at }) end
  end
  error('there is no ' .. text)
end

local function edit(file)
  vim.cmd('silent edit ' .. file)
  await('client for ' .. file, function() return clients_of(0)[1] and clients_of(0)[1].initialized end)
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, true) end

local function diagnostics()
  return vim.tbl_map(function(one)
    return { code = one.code, line = one.lnum + 1, message = one.message }
  end, vim.diagnostic.get(0))
end

-- Chooses by a part of its title, as a person does from the menu.
local function choose(part)
  vim.ui.select = function(items, options, on_choice)
    for _, item in ipairs(items) do
      if options.format_item(item):find(part, 1, true) then return on_choice(item) end
    end
    error('nothing is called ' .. part)
  end
end

local function hover()
  vim.lsp.buf.hover()
  local shown
  await('hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then shown = window end
    end
    return shown
  end)
  local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(shown), 0, -1, true), '\n')
  vim.api.nvim_win_close(shown, true)
  return text
end

local function completions()
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  local words = {}
  for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 20000) or {}) do
    for _, item in ipairs(answer.result.items or answer.result) do
      table.insert(words, item.textEdit and item.textEdit.newText or item.insertText or item.label)
    end
  end
  return words
end

local function tour()
  await('client', function() return clients_of(0)[1] and clients_of(0)[1].initialized end)
  answers.root = clients_of(0)[1].config.root_dir
  await('diagnostic', function() return #vim.diagnostic.get(0) >= 3 end)
  answers.diagnostics = diagnostics()

  go_to('risk: |medum')
  choose('medium')
  vim.lsp.buf.code_action()
  await('edit', function() return vim.tbl_contains(lines(), 'risk: medium') end)
  await('fewer diagnostics', function()
    return #vim.tbl_filter(function(one) return one.code == 'invalid-value' end, vim.diagnostic.get(0)) == 0
  end)
  answers.mended = diagnostics()

  go_to('risk: |medium')
  vim.cmd('normal! D')
  vim.api.nvim_win_set_cursor(0, { vim.fn.line('.'), #vim.fn.getline('.') })
  vim.cmd('startinsert!')
  answers.completions = completions()
  vim.cmd('stopinsert')
  vim.cmd('silent undo | silent write')

  edit('x/rest/attachments.go')
  answers.clients = #all_clients()
  go_to('x/data/f|ile')
  answers.hover = hover()

  edit('x/data/module.yaml')
  go_to('owner: pers|istence')
  vim.lsp.buf.rename('storage')
  await('rename', function() return vim.tbl_contains(lines(), 'owner: storage') end)
  vim.cmd('silent wall')

  -- It moves no folders for a server, and is told so.
  edit('x/rest/module.yaml')
  go_to('path: x/r|est')
  vim.lsp.buf.rename('x/resource')
  await('refusal', function() return vim.fn.execute('messages'):find('moves no folders', 1, true) end)
  answers.refusal = vim.fn.execute('messages')
end

local passed, problem = pcall(tour)
if not passed then answers.problem = tostring(problem) .. '\n' .. vim.fn.execute('messages') end
vim.fn.writefile({ vim.fn.json_encode(answers) }, vim.env.TOUR)
vim.cmd('qall!')
