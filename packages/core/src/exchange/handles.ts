// Every noun that can arrive in a message: importing it registers its handle.
import "./queue.js";
import "../sync/lock.js";
import "../sync/rlock.js";
