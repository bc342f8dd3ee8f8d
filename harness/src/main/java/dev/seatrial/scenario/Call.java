package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.Map;

/**
 * A question and the answer that is expected. An answer is a text: the body of an HTTP answer, the
 * output of a command, the rows of an SQL statement as a JSON array of objects.
 */
public sealed interface Call permits HttpCall, ExecCall, SqlCall {

  /** What it is asked of: a service, or the name of a store. */
  String target();

  /** JSONPath to the value it must have, compared as text; {@code $} of other texts is all. */
  Map<String, Expected> expect();

  /** Name to JSONPath of what is kept of the answer; a path that yields a list keeps a list. */
  Map<String, String> capture();

  /** Where it is declared. */
  Location location();
}
