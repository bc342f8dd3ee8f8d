@NullMarked
package dev.seatrial.store.redis;

import org.jspecify.annotations.NullMarked;
