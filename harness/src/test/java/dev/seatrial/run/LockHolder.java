package dev.seatrial.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Another process: says whether a run is free, or takes it and holds it until it is killed. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    Path cache = Path.of(args[0]);
    if (args[2].equals("ask")) {
      System.out.println(RunLock.life(cache, args[1], Optional.empty()));
    } else {
      RunLock lock = RunLock.take(cache, args[1]);
      System.out.println("held");
      // Until the one who started it goes away.
      System.out.println(System.in.read());
      lock.close();
    }
  }
}
