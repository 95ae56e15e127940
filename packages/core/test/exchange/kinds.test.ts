import "./kinds-cases.js";
