package dev.seatrial.cli;

import dev.seatrial.run.Held;
import java.io.PrintWriter;
import java.util.List;

/** Tells how to look into what a run has kept. */
final class HeldOutput {
  private final PrintWriter out;
  private final boolean alone;

  /**
   * An output.
   *
   * @param terminal a person alone reads it: passwords are shown; else their names are
   */
  HeldOutput(PrintWriter out, boolean terminal) {
    this.out = out;
    alone = terminal;
  }

  void print(List<Held> all) {
    for (Held held : all) {
      out.println();
      out.println("held    " + held.cell());
      if (held.services().isEmpty()) {
        out.println("  no service is up; volumes and stopped containers are there:");
        out.println("    docker ps -a --filter label=dev.seatrial.run=" + held.run());
      }
      held.services().forEach(this::print);
      if (!held.services().isEmpty()) {
        out.println("shell   seatrial shell '" + held.cell() + "' SERVICE");
      }
    }
    out.println("end     seatrial clean");
    out.flush();
  }

  private void print(Held.Up up) {
    out.println("  " + up.service());
    for (Held.Address address : up.addresses()) {
      out.println("    " + (alone ? address.url() : address.shown()) + "  " + address.what());
    }
    out.println("    docker exec -it " + up.container() + " sh");
  }
}
