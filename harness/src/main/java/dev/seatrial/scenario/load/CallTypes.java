package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.either;
import static dev.seatrial.scenario.load.Composites.map;
import static dev.seatrial.scenario.load.Composites.oneOrMore;
import static dev.seatrial.scenario.load.Composites.referringMap;
import static dev.seatrial.scenario.load.Scalars.nullableValue;
import static dev.seatrial.scenario.load.Scalars.text;

import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.Expected;
import dev.seatrial.scenario.SqlCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Calls: questions of every kind, and the answers expected. */
final class CallTypes {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static final String EXPECT_DOC =
      "JSONPath to the value it must have, compared as text, or { equals: another JSONPath }.";

  private static final Type<Expected> EXPECTED =
      either(
          new Converted<>(nullableValue(), Expected.Text::new),
          new Shape<>(
              "expected value",
              "What a place in the answer must hold.",
              f -> {
                var equals =
                    f.required(
                        "equals",
                        HttpTypes.jsonPath(text()),
                        "JSONPath in the same answer to what it must be the same as.");
                return f.build(() -> new Expected.SameAs(equals.get()));
              }));

  static final Type<Map<String, Expected>> EXPECT =
      referringMap(HttpTypes.jsonPath(text()), EXPECTED);

  static final String CAPTURE_DOC = "Name to the JSONPath of what is kept of the answer.";
  static final Type<Map<String, String>> CAPTURE =
      map(
          Scalars.noting(
              Scalars.name(), (name, at, in) -> in.mention(new Mention.Captured(name, at))),
          HttpTypes.jsonPath(text()));

  static final String EXIT_DOC = "Exit codes accepted; 0 by default.";
  static final Type<List<Integer>> EXIT = oneOrMore(Scalars.integer(0, 255));

  static final String MATCHES_DOC = "Regular expressions, each found in the output.";
  static final Type<List<String>> MATCHES = oneOrMore(regex());

  /** A command in a running service. */
  static final Type<ExecCall> EXEC =
      new Shape<>(
          "exec",
          "A command inside a running service, and the outcome that is expected.",
          f -> {
            var service =
                f.required(
                    "service", ServiceNames.ref(Mention.Asked::new), "In whose container it runs.");
            var command = f.required("command", CommandLine.type(), "Its words; no shell.");
            var user = f.optional("user", text(), "user[:group]; the container's by default.");
            var exit = f.or("exit", EXIT, List.of(0), EXIT_DOC);
            var matches = f.or("matches", MATCHES, List.of(), MATCHES_DOC);
            var expect = f.or("expect", EXPECT, Map.of(), EXPECT_DOC);
            var capture = f.or("capture", CAPTURE, Map.of(), CAPTURE_DOC);
            var limit =
                f.or("limit", Quantities.positiveDuration(), LIMIT, "Of one try; 30s by default.");
            return f.build(
                () ->
                    new ExecCall(
                        service.get(),
                        command.get(),
                        user.get(),
                        exit.get(),
                        matches.get(),
                        expect.get(),
                        capture.get(),
                        limit.get(),
                        f.location()));
          });

  /** SQL statements in a store. */
  static final Type<SqlCall> SQL =
      new Shape<>(
          "sql",
          "SQL statements in a store, and the rows that are expected of the last one.",
          f -> {
            var store = f.required("store", StoreTypes.read(), "Store to ask.");
            var statements =
                f.required("statement", oneOrMore(text()), "One, or several in a transaction.");
            f.check(
                in ->
                    store
                        .value()
                        .ifPresent(
                            name ->
                                in.mention(
                                    new Mention.Queried(name, store.place().orElseThrow()))));
            var expect =
                f.or(
                    "expect",
                    EXPECT,
                    Map.of(),
                    "JSONPath in the list of rows, e.g. $[0].name, to its value as text, or equals.");
            var capture = f.or("capture", CAPTURE, Map.of(), CAPTURE_DOC);
            return f.build(
                () ->
                    new SqlCall(
                        store.get(), statements.get(), expect.get(), capture.get(), f.location()));
          });

  /** The three keys of a call, of which one must be there. */
  record Keys(
      Slot<? extends Optional<? extends Call>> http,
      Slot<? extends Optional<? extends Call>> exec,
      Slot<? extends Optional<? extends Call>> sql) {

    static Keys of(Fields f) {
      return new Keys(
          f.optional("http", HttpTypes.CALL, "A request."),
          f.optional("exec", EXEC, "A command in a running service."),
          f.optional("sql", SQL, "SQL statements in a store."));
    }

    /** The call that is there. */
    Optional<Call> call() {
      return Stream.of(http, exec, sql)
          .flatMap(slot -> slot.value().stream())
          .flatMap(call -> call.<Call>map(one -> one).stream())
          .findFirst();
    }
  }

  private CallTypes() {}

  /** A regular expression; one with references is compiled only when they are resolved. */
  static Type<String> regex() {
    return Scalars.parsed(
        "a regular expression",
        "",
        text(),
        text -> {
          if (text.contains("${")) {
            return text;
          }
          try {
            Pattern.compile(text);
            return text;
          } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(malformed.getDescription(), malformed);
          }
        });
  }
}
