package dev.seatrial.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of a command line. */
record Typed(int code, String out, String err) {

  static Typed typed(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new Typed(code, out.toString(), err.toString());
  }
}
