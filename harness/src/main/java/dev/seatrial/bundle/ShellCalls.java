package dev.seatrial.bundle;

import dev.seatrial.plan.Cell;
import dev.seatrial.scenario.Call;
import dev.seatrial.scenario.ExecCall;
import dev.seatrial.scenario.Expected;
import dev.seatrial.scenario.HttpCall;
import dev.seatrial.scenario.Service;
import dev.seatrial.scenario.ServiceName;
import dev.seatrial.scenario.SqlCall;
import dev.seatrial.scenario.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls, and what is expected of their answers, as commands of which each must succeed. */
final class ShellCalls {
  private static final String BASIC = "Basic ";

  private final Cell cell;
  private final ShellText text;

  ShellCalls(Cell cell, ShellText text) {
    this.cell = cell;
    this.text = text;
  }

  /** Empty when no command asks this. */
  Optional<List<String>> of(Call call) {
    List<String> commands = new ArrayList<>();
    if (call instanceof HttpCall http) {
      commands.add(http(http));
    } else if (call instanceof ExecCall exec) {
      commands.add(
          "exits "
              + codes(exec.exit())
              + " "
              + Math.max(1, exec.limit().toSeconds())
              + " docker exec "
              + exec.user().map(user -> "-u " + text.word(user) + " ").orElse("")
              + "\"$(container "
              + text.word(exec.service())
              + ")\" "
              + text.words(exec.command()));
      exec.matches().forEach(regex -> commands.add("prints " + text.word(regex)));
    } else {
      Optional<String> sql = sql((SqlCall) call);
      if (sql.isEmpty()) {
        return Optional.empty();
      }
      commands.add(sql.get());
    }
    answer(call.expect(), call.capture(), commands);
    return Optional.of(commands);
  }

  /** What is expected of an answer, and kept of it. */
  void answer(Map<String, Expected> expect, Map<String, String> capture, List<String> commands) {
    expect.forEach(
        (path, wanted) -> {
          Optional<String> filter = JqPath.of(path);
          Optional<String> other =
              wanted instanceof Expected.SameAs same ? JqPath.of(same.path()) : Optional.of(".");
          if (filter.isEmpty() || other.isEmpty()) {
            commands.add("todo 'expect' " + ShellText.quoted(text.line("look at " + path)));
          } else if (wanted instanceof Expected.Text value) {
            commands.add(
                "expect " + ShellText.quoted(filter.get()) + " " + text.word(value.text()));
          } else {
            commands.add(
                "same " + ShellText.quoted(filter.get()) + " " + ShellText.quoted(other.get()));
          }
        });
    capture.forEach(
        (name, path) ->
            commands.add(
                JqPath.of(path)
                    .map(
                        filter ->
                            "keep " + ShellText.variable(name) + " " + ShellText.quoted(filter))
                    .orElseGet(
                        () ->
                            "by_hand " + ShellText.variable(name) + " " + ShellText.quoted(path))));
  }

  private String http(HttpCall call) {
    StringBuilder out = new StringBuilder("http ");
    out.append(codes(call.status())).append(' ').append(call.method()).append(' ');
    out.append(text.word(call.service())).append(' ').append(port(call)).append(' ');
    out.append(text.word(call.path()));
    call.headers()
        .forEach(
            (name, value) -> {
              if (name.equalsIgnoreCase("Authorization")
                  && value.startsWith(BASIC)
                  && value.contains(":")) {
                out.append(" -u ").append(text.word(value.substring(BASIC.length())));
              } else {
                out.append(" -H ").append(text.word(name + ": " + value));
              }
            });
    if (!call.form().isEmpty()) {
      call.form()
          .forEach(
              (name, value) ->
                  out.append(" --data-urlencode ").append(text.word(name + "=" + value)));
    } else if (call.body().isPresent()) {
      out.append(" -H 'Content-Type: application/json' --data-raw ");
      out.append(text.json(call.body().get()));
    } else if (call.text().isPresent()) {
      boolean typed = call.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
      out.append(typed ? "" : " -H 'Content-Type:'").append(" --data-raw ");
      out.append(text.word(call.text().get()));
    } else if (call.method().equals("HEAD")) {
      out.append(" --head");
    }
    return out.toString();
  }

  private String port(HttpCall call) {
    return call.port()
        .or(
            () ->
                cell.services().values().stream()
                    .filter(
                        service ->
                            ServiceName.of(service.name())
                                .base()
                                .equals(ServiceName.of(call.service()).base()))
                    .map(Service::containerPorts)
                    .flatMap(List::stream)
                    .findFirst())
        .map(String::valueOf)
        .orElse("80");
  }

  private Optional<String> sql(SqlCall call) {
    Store store = cell.scenario().system().stores().get(call.store());
    boolean asked = !call.expect().isEmpty() || !call.capture().isEmpty();
    List<String> statements = new ArrayList<>(call.statements());
    if (store instanceof Store.Postgresql postgres) {
      int last = statements.size() - 1;
      if (asked) {
        String rows = statements.get(last).strip().replaceFirst(";$", "");
        if (!rows.matches("(?is)(select|with|table|values)\\b.*")) {
          return Optional.empty();
        }
        statements.set(last, "SELECT coalesce(json_agg(t), '[]') FROM (" + rows + ") t");
      }
      return Optional.of(
          "exits 0 600 docker exec -e "
              + word("PGPASSWORD=" + postgres.password())
              + " \"$(container "
              + word(postgres.service())
              + ")\" psql -X -q -At -1"
              + " -v ON_ERROR_STOP=1 -U "
              + word(postgres.user())
              + " -d "
              + word(postgres.database())
              + statements.stream().map(s -> " -c " + text.word(s)).collect(Collectors.joining()));
    } else if (store instanceof Store.Mysql mysql && !asked) {
      return Optional.of(
          "exits 0 600 docker exec -e "
              + word("MYSQL_PWD=" + mysql.password())
              + " \"$(container "
              + word(mysql.service())
              + ")\" mysql -u "
              + word(mysql.user())
              + " "
              + word(mysql.database())
              + " -e "
              + text.word(String.join("; ", statements)));
    }
    return Optional.empty();
  }

  /** Stores are not resolved by the plan. */
  private String word(String declared) {
    return text.word(dev.seatrial.scenario.References.partly(cell.values()).in(declared));
  }

  static String codes(List<Integer> codes) {
    return ShellText.quoted(codes.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
