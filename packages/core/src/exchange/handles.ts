// Every noun that can arrive in a message: importing it registers its handle.
import "./joinable-queue.js";
import "./pipe.js";
import "./queue.js";
import "./simple-queue.js";
import "../sync/lock.js";
import "../sync/rlock.js";
import "../sync/barrier.js";
import "../sync/bounded-semaphore.js";
import "../sync/condition.js";
import "../sync/event.js";
import "../sync/semaphore.js";
import "../manager/proxy-handle.js";
import "../shared/shareable-list.js";
import "../shared/shared-array.js";
import "../shared/shared-memory.js";
import "../shared/value.js";
import "../array-view.js";
