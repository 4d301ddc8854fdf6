#!/usr/bin/env node
require('./run-bundle.cjs')(require('node:path').join(__dirname, '../dist/check.cjs'))
