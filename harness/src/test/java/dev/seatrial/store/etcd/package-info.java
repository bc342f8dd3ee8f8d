@NullMarked
package dev.seatrial.store.etcd;

import org.jspecify.annotations.NullMarked;
