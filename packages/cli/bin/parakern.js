#!/usr/bin/env node
// A file that is there before the build: npm links no command to one that is not.
import "../dist/main.js";
