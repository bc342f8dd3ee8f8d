/** Keys of etcd. Start from {@link dev.seatrial.store.etcd.EtcdReader}. */
@NullMarked
package dev.seatrial.store.etcd;

import org.jspecify.annotations.NullMarked;
