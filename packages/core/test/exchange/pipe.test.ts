import "./pipe-cases.js";
