import { contract } from "../support/contract.js";

contract((index) => index % 2 === 1);
