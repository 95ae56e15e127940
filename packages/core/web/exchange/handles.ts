// Every noun that can arrive in a message: importing it registers its handle.
import "../../src/array-view.js";
import "../../src/exchange/joinable-queue.js";
import "../../src/exchange/pipe.js";
import "../../src/exchange/queue.js";
import "../../src/exchange/simple-queue.js";
import "../../src/shared/shared-array.js";
import "../../src/shared/value.js";
import "../../src/sync/barrier.js";
import "../../src/sync/bounded-semaphore.js";
import "../../src/sync/condition.js";
import "../../src/sync/event.js";
import "../../src/sync/lock.js";
import "../../src/sync/rlock.js";
import "../../src/sync/semaphore.js";
