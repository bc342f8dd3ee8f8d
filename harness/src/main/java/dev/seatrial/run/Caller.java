package dev.seatrial.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.engine.Container.ExecResult;
import dev.seatrial.engine.EngineException;
import dev.seatrial.engine.ExecSpec;
import dev.seatrial.run.RunningContainers.Up;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.SqlCall;
import dev.seatrial.scenario.Store;
import dev.seatrial.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks calls of all kinds and holds the answers against what is expected of them. */
final class Caller {
  private static final int EVIDENCE_CHARS = 600;

  /** What may be different a moment later; anything else about a store is final. */
  private static final Set<String> MAY_PASS = Set.of("store.not-running", "store.missing");

  private final CellContext context;
  private final OutageProbe.Services services;
  private final RunningContainers running;
  private final CellStores stores;
  private final HttpCaller http = new HttpCaller();

  Caller(
      CellContext context,
      OutageProbe.Services services,
      RunningContainers running,
      CellStores stores) {
    this.context = context;
    this.services = services;
    this.running = running;
    this.stores = stores;
  }

  /**
   * An answer.
   *
   * @param text the body, the output, the rows; empty when there was no answer
   * @param mismatch what is wrong with it; empty when it is as expected
   * @param shortly one line of evidence
   */
  record Answer(String text, Optional<String> mismatch, String shortly) {

    static Answer none(String why) {
      return new Answer("", Optional.of(why), why);
    }
  }

  /**
   * Asks once; an answer that is missing or bad is no exception.
   *
   * @param timeout of an HTTP exchange; other calls have their own
   */
  Answer ask(Call call, Duration timeout) {
    if (call instanceof HttpCall request) {
      return ask(request, timeout);
    } else if (call instanceof ExecCall command) {
      return ask(command);
    }
    return ask((SqlCall) call);
  }

  /** What a call keeps of an answer that is as expected. */
  Map<String, JsonNode> captures(Call call, Answer answer) {
    return Expectations.captures(answer.text(), call.capture());
  }

  /** Throws when the service that would have to answer has ended by itself. */
  void requireAlive(Call call) {
    service(call).ifPresent(running::requireAlive);
  }

  private Optional<String> service(Call call) {
    if (call instanceof SqlCall sql) {
      Store store = stores.store(sql.store());
      return store instanceof Store.OfService server
          ? Optional.of(server.service())
          : Optional.empty();
    }
    return Optional.of(call.target());
  }

  private Answer ask(HttpCall call, Duration timeout) {
    Optional<Integer> port = services.port(call);
    if (port.isEmpty()) {
      return Answer.none(call.service() + " does not run");
    }
    HttpCaller.Answer answer = http.send(call, port.get(), timeout);
    return new Answer(answer.body(), http.mismatch(call, answer), answer.shortly());
  }

  private Answer ask(ExecCall call) {
    Optional<Up> up = running.service(call.service());
    if (up.isEmpty()) {
      return Answer.none(call.service() + " does not run");
    }
    ExecResult result;
    try {
      result =
          up.get()
              .container()
              .exec(new ExecSpec(call.command(), call.user(), Map.of(), call.limit()));
    } catch (EngineException e) {
      if (running.isPaused(up.get().container())) {
        return Answer.none(call.service() + " is paused");
      } else if (running.gone(up.get())) {
        return Answer.none(call.service() + " does not run any more");
      }
      throw e;
    }
    String shortly =
        result.exitCode().isPresent()
            ? "exit code " + result.exitCode().getAsInt() + ": " + line(result.output())
            : "did not end within " + call.limit().toSeconds() + " s: " + line(result.output());
    boolean ended = result.exitCode().isPresent();
    Optional<String> mismatch =
        ended && call.exit().contains(result.exitCode().getAsInt())
            ? Expectations.unmatched(result.output(), call.matches())
                .or(() -> Expectations.mismatch(result.output(), call.expect(), call.capture()))
            : Optional.of(ended ? expected(call.exit()) + ", got " + shortly : shortly);
    return new Answer(result.output(), mismatch, shortly);
  }

  private Answer ask(SqlCall call) {
    try {
      String rows = stores.sql(call.store(), call.statements()).toString();
      return new Answer(
          rows, Expectations.mismatch(rows, call.expect(), call.capture()), "rows: " + line(rows));
    } catch (StoreException e) {
      return Answer.none(String.valueOf(e.getMessage()));
    } catch (StepFailure e) {
      if (MAY_PASS.contains(e.finding())) {
        return Answer.none(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  static String expected(List<Integer> codes) {
    return "expected exit code "
        + codes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** {@code http}, {@code exec} or {@code sql}. */
  static String kind(Call call) {
    return call instanceof HttpCall ? "http" : call instanceof ExecCall ? "exec" : "sql";
  }

  /** One line that names a call, for people. Masked. */
  String words(Call call) {
    String words;
    if (call instanceof HttpCall request) {
      words = request.method() + " " + request.service() + " " + request.path();
    } else if (call instanceof ExecCall command) {
      words = "exec " + command.service() + " " + String.join(" ", command.command());
    } else {
      words = "sql " + call.target() + " " + String.join("; ", ((SqlCall) call).statements());
    }
    return line(context.masker().mask(words));
  }

  /** A text on one line, cut where it gets long. */
  static String line(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > EVIDENCE_CHARS ? line.substring(0, EVIDENCE_CHARS) + "…" : line;
  }
}
