package dev.seatrial.store.etcd;

import dev.seatrial.store.StoreException;
import java.time.Duration;

/** What goes wrong with etcd, for people. */
final class EtcdFailures {
  private EtcdFailures() {}

  static StoreException silent(EtcdAddress address, Duration patience, Exception e) {
    return new StoreException(
        "etcd at %s did not answer within %d s.".formatted(address, patience.toSeconds()),
        "Look at the log of the service: it hangs, or has lost its quorum.",
        e);
  }

  /**
   * @param answered whether it did before
   */
  static StoreException broken(EtcdAddress address, boolean answered, Exception e) {
    if (answered) {
      return new StoreException(
          "etcd at %s stopped answering.".formatted(address),
          "Look at the log of the service: it stopped, or ran out of memory or room.",
          e);
    }
    return new StoreException(
        "etcd at %s cannot be reached.".formatted(address),
        "Check that the service runs and that its port is published.",
        e);
  }

  static StoreException refused(EtcdAddress address, String message) {
    if (message.contains("user name is empty")) {
      return new StoreException(
          "etcd at %s asks for a user and a password.".formatted(address),
          "Give the store those of a user who may read.");
    }
    if (message.contains("invalid user ID or password")) {
      return new StoreException(
          "etcd at %s rejected the password of user %s.".formatted(address, address.user()),
          "Check the user and password of the store.");
    }
    if (message.contains("authentication is not enabled")) {
      return new StoreException(
          "etcd at %s knows no users.".formatted(address),
          "Leave out the user and the password of the store.");
    }
    if (message.contains("permission denied")) {
      return new StoreException(
          "etcd at %s does not let user %s read these keys.".formatted(address, address.user()),
          "Grant a role with `etcdctl role grant-permission --prefix=true ROLE read PREFIX`.");
    }
    if (message.contains("has been compacted")) {
      return new StoreException(
          "etcd at %s was compacted while it was read: that moment is gone.".formatted(address),
          "Turn auto-compaction off, or stop what compacts, and read again.");
    }
    return new StoreException(
        "etcd at %s failed: %s".formatted(address, message.lines().findFirst().orElse("")),
        "Look at the log of the service.");
  }
}
