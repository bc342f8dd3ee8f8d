/** Keys of a Redis database. Start from {@link dev.seatrial.store.redis.RedisReader}. */
@NullMarked
package dev.seatrial.store.redis;

import org.jspecify.annotations.NullMarked;
