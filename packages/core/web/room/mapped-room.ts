/** Never made: browsers have no processes to share memory with. */
export class MappedRoom {}
